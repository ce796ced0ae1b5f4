#include "core/data/csv_facts.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "core/data/csv_fields.h"
#include "core/data/csv_names.h"
#include "core/data/digit_image.h"
#include "core/data/gzip_file.h"
#include "core/error.h"

namespace digitpad {
namespace {

constexpr std::size_t kLeastColumns = 1 + kImagePixels;
/// Beside the label and the pixels there may be a few others, such as an id; a table with more is another.
constexpr std::size_t kMostColumns = kLeastColumns + 100;
constexpr const char* kRemedy = "A row must have a label from 0 to 9 and the 784 pixels of an image of 28x28";

/// "images of 8x8 pixels", where the number of columns says so, with or without a label.
std::string otherSize(std::size_t columns) {
    for (const std::size_t pixels : {columns - 1, columns}) {
        const auto side = static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(pixels))));
        if (side >= 4 && side * side == pixels && side != kImageSide)
            return ", which makes images of " + std::to_string(side) + "x" + std::to_string(side) + " pixels";
    }
    return {};
}

void requireFirst(std::size_t columns, const std::string& where) {
    if (columns == kImagePixels)
        throw Error(
            where, "has 784 pixels, but no label",
            "Give the labelled file (train.csv); test.csv has no labels to learn from or compare with");
    if (columns < kLeastColumns || columns > kMostColumns)
        throw Error(where, "has " + std::to_string(columns) + " columns instead of 785" + otherSize(columns),
                    kRemedy);
}

void requireSame(std::size_t columns, std::size_t expected, const std::string& where) {
    if (columns != expected)
        throw Error(where,
                    "has " + std::to_string(columns) + " columns instead of " + std::to_string(expected),
                    "Every row must have as many as the first one");
}

std::vector<std::string> fieldsOf(std::string_view line, char separator) {
    std::vector<std::string> fields;
    CsvFields walk(line, separator);
    for (std::string_view field; walk.next(field);) fields.emplace_back(field);
    return fields;
}

void add(ColumnFacts& column, std::string_view field, char separator, bool firstRow) {
    if (!field.empty()) column.empty = false;
    const auto number = numberOf(field, separator);
    if (!number) {
        column.numbers = column.whole = column.counts = false;
        return;
    }
    column.least = std::min(column.least, *number);
    column.most = std::max(column.most, *number);
    column.sum += *number;
    if (std::trunc(*number) != *number)
        column.whole = false;
    else if (*number >= 0 && *number < kMostLabels)
        ++column.rowsOf.at(static_cast<std::size_t>(*number));
    if (!firstRow && *number != column.last + 1) column.counts = false;
    column.last = *number;
}

void addRow(CsvFacts& facts, std::string_view line, const LineReader& lines) {
    CsvFields fields(line, facts.separator);
    std::size_t count = 0;
    for (std::string_view field; fields.next(field); ++count)
        if (count < facts.columns.size()) add(facts.columns[count], field, facts.separator, facts.rows == 0);
    requireSame(count, facts.columns.size(), lines.where());
    ++facts.rows;
}

} // namespace

CsvFacts readCsvFacts(const std::filesystem::path& file, const ReadingControl& control) {
    LineReader lines(file, kLongestRow);
    ReadingMeter meter(control);
    CsvFacts facts;
    std::string_view line;
    while (lines.next(line)) {
        meter.at(facts.rows / 2, [&] { return lines.share() / 2; });
        if (trimmed(line).empty()) continue;
        if (facts.columns.empty()) {
            facts.separator = separatorOf(line);
            const std::size_t columns = countFields(line, facts.separator);
            requireFirst(columns, lines.where());
            facts.columns.resize(columns);
            std::vector<std::string> fields = fieldsOf(line, facts.separator);
            if (looksLikeHeader(fields)) {
                facts.names = std::move(fields);
                continue;
            }
        }
        addRow(facts, line, lines);
    }
    if (facts.rows == 0) throw Error(file.string(), "holds no samples", kRemedy);
    return facts;
}

} // namespace digitpad
