// Kaggle's Digit Recognizer: label,pixel0,...,pixel783 with one image a row.
#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/data/gzip_file.h"
#include "core/data/readers.h"
#include "core/data/wording.h"
#include "core/error.h"

namespace digitpad {
namespace {

constexpr std::size_t kColumns = 1 + kImagePixels;
constexpr const char* kRemedy = "A row must have the label and 784 pixels from 0 to 255";

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view nextField(std::string_view& rest) {
    const std::size_t comma = rest.find(',');
    const std::string_view field = rest.substr(0, comma);
    rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    return trimmed(field);
}

/// A whole number from 0 to `most`.
std::optional<int> parseNumber(std::string_view field, int most) {
    int number = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), number);
    const bool whole = error == std::errc() && end == field.data() + field.size();
    return whole && number >= 0 && number <= most ? std::optional(number) : std::nullopt;
}

std::size_t columnsOf(std::string_view line) {
    return static_cast<std::size_t>(std::ranges::count(line, ',')) + 1;
}

void requireColumns(std::string_view line, bool first, const LineReader& lines) {
    const std::size_t columns = columnsOf(line);
    if (columns == kColumns) return;
    if (first && columns == kImagePixels) {
        throw Error(
            lines.where(), "has 784 pixels, but no label",
            "Give the labelled file (train.csv); test.csv has no labels to learn from or compare with");
    }
    throw Error(lines.where(), "has " + std::to_string(columns) + " columns instead of 785", kRemedy);
}

/// Whether a first line names the columns instead of giving a sample.
bool isHeader(std::string_view line) {
    const std::string_view first = trimmed(line.substr(0, line.find(',')));
    const auto isLetter = [](unsigned char c) { return (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z'; };
    return std::ranges::any_of(first, isLetter) && !equalsIgnoringCase(first, "nan");
}

void requireLabelFirst(std::string_view header, const LineReader& lines) {
    std::string_view last = trimmed(header.substr(header.rfind(',') + 1));
    if (last.starts_with('"')) last = last.substr(1, last.size() - 2);
    if (equalsIgnoringCase(last, "label") || equalsIgnoringCase(last, "class")) {
        throw Error(lines.where(), "the label is the last column", "Make it the first one");
    }
}

int parseField(std::string_view field, int most, std::size_t column, const LineReader& lines) {
    if (const auto number = parseNumber(field, most)) return *number;
    throw Error(lines.where() + ", column " + std::to_string(column),
                inQuotes(field) + " is not a whole number from 0 to " + std::to_string(most), kRemedy);
}

} // namespace

Dataset readCsv(const std::filesystem::path& file) {
    LineReader lines(file);
    std::vector<std::uint8_t> pixels;
    std::vector<int> labels;
    std::string_view line;
    bool first = true;
    while (lines.next(line)) {
        if (trimmed(line).empty()) continue;
        requireColumns(line, first, lines);
        if (std::exchange(first, false) && isHeader(line)) {
            requireLabelFirst(line, lines);
            continue;
        }
        labels.push_back(parseField(nextField(line), kDigits - 1, 1, lines));
        for (std::size_t column = 2; column <= kColumns; ++column) {
            pixels.push_back(static_cast<std::uint8_t>(parseField(nextField(line), 255, column, lines)));
        }
    }
    if (labels.empty()) throw Error(file.string(), "holds no samples", kRemedy);
    return {displayName(file), std::move(pixels), std::move(labels)};
}

} // namespace digitpad
