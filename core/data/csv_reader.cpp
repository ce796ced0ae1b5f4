// Tables of a label and 784 pixels, as Kaggle's Digit Recognizer and whatever else people and programs make.
// The file is read twice: what its columns mean can only be told from all rows, sorted by label as they may
// be.
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "core/data/csv_facts.h"
#include "core/data/csv_fields.h"
#include "core/data/csv_layout.h"
#include "core/data/emnist.h"
#include "core/data/framed_pixels.h"
#include "core/data/gzip_file.h"
#include "core/data/readers.h"
#include "core/data/wording.h"
#include "core/error.h"

namespace digitpad {
namespace {

constexpr const char* kRemedy = "A row must have a label from 0 to 9 and 784 pixels from 0 to 255, or 0 to 1";

/// Reads rows as a layout tells.
class RowReader {
public:
    RowReader(const CsvFacts& facts, const CsvLayout& layout, const FramedKind& kind)
        : m_facts(facts), m_layout(layout), m_kind(kind), m_placeOf(facts.columns.size(), kNoPixel) {
        for (std::size_t i = 0; i < layout.pixels.size(); ++i) m_placeOf[layout.pixels[i]] = i;
        pixels.reserve(facts.rows * kImagePixels);
        labels.reserve(facts.rows);
    }

    void add(std::string_view line, const LineReader& lines) {
        pixels.resize(pixels.size() + kImagePixels);
        std::uint8_t* image = pixels.data() + pixels.size() - kImagePixels;
        CsvFields fields(line, m_facts.separator);
        std::string_view field;
        for (std::size_t column = 0; column < m_placeOf.size() && fields.next(field); ++column) {
            if (column == m_layout.label) labels.push_back(m_kind.classOf(labelOf(field, column, lines)));
            if (m_placeOf[column] != kNoPixel) image[m_placeOf[column]] = pixelOf(field, column, lines);
        }
    }

    std::vector<std::uint8_t> pixels;
    std::vector<int> labels;

private:
    static constexpr std::size_t kNoPixel = std::numeric_limits<std::size_t>::max();

    [[noreturn]] static void refuse(std::string_view field, const std::string& wanted, std::size_t column,
                                    const LineReader& lines) {
        throw Error(lines.where() + ", column " + std::to_string(column + 1),
                    inQuotes(field) + " is not a " + wanted, kRemedy);
    }

    int labelOf(std::string_view field, std::size_t column, const LineReader& lines) const {
        const auto number = numberOf(field, m_facts.separator);
        if (number && *number >= 0 && *number < m_kind.labels && std::trunc(*number) == *number)
            return static_cast<int>(*number);
        refuse(field, "whole number from 0 to " + std::to_string(m_kind.labels - 1), column, lines);
    }

    std::uint8_t pixelOf(std::string_view field, std::size_t column, const LineReader& lines) const {
        const auto number = numberOf(field, m_facts.separator);
        if (!number || *number < m_layout.low || *number > m_layout.high)
            refuse(field,
                   "number from " + std::to_string(std::lround(m_layout.low)) + " to " +
                       std::to_string(std::lround(m_layout.high)),
                   column, lines);
        return static_cast<std::uint8_t>(
            std::lround((*number - m_layout.low) * 255 / (m_layout.high - m_layout.low)));
    }

    const CsvFacts& m_facts;
    const CsvLayout& m_layout;
    FramedKind m_kind;
    std::vector<std::size_t> m_placeOf; ///< of each column, which pixel it is
};

} // namespace

Dataset readCsv(const std::filesystem::path& file, const ReadingControl& control) {
    const std::string name = displayName(file);
    const FramedKind kind = framedKindOf(name);
    const CsvFacts facts = readCsvFacts(file, control);
    const CsvLayout layout = findCsvLayout(facts, kind.labels, file);
    RowReader rows(facts, layout, kind);
    LineReader lines(file, kLongestRow);
    ReadingMeter meter(control);
    std::string_view line;
    bool header = facts.hasHeader();
    while (lines.next(line)) {
        meter.at((facts.rows + rows.labels.size()) / 2, [&] { return (1 + lines.share()) / 2; });
        if (trimmed(line).empty() || std::exchange(header, false)) continue;
        rows.add(line, lines);
    }
    std::vector<std::string> assumed = layout.assumed;
    normaliseFramed(rows.pixels, kind, assumed);
    return {name, std::move(rows.pixels), std::move(rows.labels), {}, noteOf(name, assumed)};
}

} // namespace digitpad
