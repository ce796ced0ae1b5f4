#include "core/data/csv_layout.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

#include "core/data/csv_names.h"
#include "core/data/digit_image.h"
#include "core/data/wording.h"
#include "core/error.h"

namespace digitpad {
namespace {

using Columns = std::vector<std::size_t>;

constexpr const char* kNameIt = "Name the label's column 'label' in a first line";

class LayoutSearch {
public:
    LayoutSearch(const CsvFacts& facts, int labels, const std::filesystem::path& file)
        : m_facts(facts), m_labels(labels), m_where(file.string()) {}

    CsvLayout find() {
        splitColumns();
        findRange();
        if (m_layout.label != 0) m_layout.assumed.push_back("the label is " + nameOf(m_layout.label));
        tellLeftOut();
        return std::move(m_layout);
    }

private:
    const ColumnFacts& column(std::size_t index) const { return m_facts.columns[index]; }
    bool isLabel(std::size_t index) const { return column(index).wholeWithin(0, m_labels - 1); }
    bool isNamedIndex(std::size_t index) const {
        return m_facts.hasHeader() && namesAnIndex(m_facts.names[index]);
    }

    /// "column 785 ('label')"
    std::string nameOf(std::size_t index) const {
        const std::string number = "column " + std::to_string(index + 1);
        const bool named = m_facts.hasHeader() && !m_facts.names[index].empty();
        return named ? number + " (" + inQuotes(m_facts.names[index]) + ")" : number;
    }

    std::string namesOf(const Columns& columns) const {
        constexpr std::size_t kMostNamed = 4;
        std::string names;
        for (std::size_t i = 0; i < std::min(columns.size(), kMostNamed); ++i)
            names += (i == 0 ? "" : ", ") + nameOf(columns[i]);
        if (columns.size() > kMostNamed)
            names += " and " + std::to_string(columns.size() - kMostNamed) + " more";
        return names;
    }

    [[noreturn]] void refuseTies(const Columns& candidates) const {
        throw Error(m_where, "several columns could be the label: " + namesOf(candidates), kNameIt);
    }

    [[noreturn]] void refuseNone() const {
        throw Error(m_where,
                    "no column can be told to be the label, which has whole numbers from 0 to " +
                        std::to_string(m_labels - 1),
                    kNameIt);
    }

    void splitColumns();
    void takePixels(Columns pixels, std::size_t label);
    void takeNumbered(const Columns& pixels);
    std::optional<std::size_t> namedLabel() const;
    std::size_t labelBesidePixels(const Columns& others) const;
    std::size_t labelByValues(const Columns& columns) const;
    bool isNoPixel(std::size_t index) const;
    double paper() const;
    bool varies(std::size_t index) const;
    void findRange();
    void tellLeftOut();

    const CsvFacts& m_facts;
    int m_labels;
    std::string m_where;
    CsvLayout m_layout;
};

Columns without(const Columns& columns, const Columns& taken) {
    Columns left;
    for (const std::size_t index : columns)
        if (std::ranges::find(taken, index) == taken.end()) left.push_back(index);
    return left;
}

Columns upTo(std::size_t count) {
    Columns all(count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

void LayoutSearch::splitColumns() {
    const Columns all = upTo(m_facts.columns.size());
    const Columns numbered = numberedColumns(m_facts.names);
    if (numbered.size() == kImagePixels) return takeNumbered(numbered);
    if (numbered.size() == 1 + kImagePixels && !namedLabel()) {
        const std::size_t label = labelByValues(numbered);
        return takePixels(without(numbered, {label}), label);
    }
    Columns candidates;
    std::ranges::copy_if(all, std::back_inserter(candidates), [&](std::size_t i) { return !isNoPixel(i); });
    if (const auto label = namedLabel()) return takePixels(without(candidates, {*label}), *label);
    const std::size_t label = labelByValues(candidates);
    takePixels(without(candidates, {label}), label);
}

void LayoutSearch::takeNumbered(const Columns& pixels) {
    const Columns others = without(upTo(m_facts.columns.size()), pixels);
    const auto named = namedLabel();
    const Columns ordered = orderedByNumber(pixels, m_facts.names);
    takePixels(ordered, named ? *named : labelBesidePixels(others));
    if (ordered != pixels)
        m_layout.assumed.emplace_back("the pixels are ordered by the numbers in their names");
}

void LayoutSearch::takePixels(Columns pixels, std::size_t label) {
    if (pixels.size() != kImagePixels)
        throw Error(m_where,
                    "has " + std::to_string(m_facts.columns.size()) + " columns, of which " +
                        std::to_string(pixels.size()) + " could be pixels beside the label (" +
                        nameOf(label) + "), instead of 784",
                    "Remove what is no pixel, or name it 'id', and the pixels 'pixel0' to 'pixel783'");
    m_layout.pixels = std::move(pixels);
    m_layout.label = label;
}

/// Throws where two have such names and hold what a label can be.
std::optional<std::size_t> LayoutSearch::namedLabel() const {
    Columns named;
    for (std::size_t i = 0; i < m_facts.names.size(); ++i)
        if (namesALabel(m_facts.names[i])) named.push_back(i);
    if (named.size() == 1) return named.front();
    std::erase_if(named, [&](std::size_t i) { return !isLabel(i); });
    if (named.size() > 1) refuseTies(named);
    return named.empty() ? std::nullopt : std::optional(named.front());
}

std::size_t LayoutSearch::labelBesidePixels(const Columns& others) const {
    Columns candidates;
    for (const std::size_t i : others)
        if (isLabel(i) && !isNamedIndex(i)) candidates.push_back(i);
    if (candidates.size() > 1) refuseTies(candidates);
    if (candidates.empty())
        throw Error(m_where,
                    "no column beside the 784 pixels has whole numbers from 0 to " +
                        std::to_string(m_labels - 1) + " only, so there is no label",
                    "Give a file with labels");
    return candidates.front();
}

/// What a table has beside label and pixels: it counts the rows, holds text or nothing, or numbers that are
/// larger than any pixel.
bool LayoutSearch::isNoPixel(std::size_t index) const {
    if (m_facts.hasHeader() && namesALabel(m_facts.names[index])) return false;
    if (isNamedIndex(index)) return true;
    const ColumnFacts& facts = column(index);
    const bool spare = m_facts.columns.size() > 1 + kImagePixels;
    const bool atEnd = index == 0 || index + 1 == m_facts.columns.size();
    if (!spare && !atEnd) return false;
    if (spare && (facts.empty || facts.most > 255)) return true;
    if (!facts.numbers) return spare || m_facts.hasHeader();
    const bool counts = facts.counts && m_facts.rows > 1 && (spare || facts.most >= m_labels);
    return counts || facts.sum > 255.0 * static_cast<double>(m_facts.rows);
}

/// The value that most columns never leave, as the corners of images do not.
double LayoutSearch::paper() const {
    std::map<double, int> columns;
    for (const ColumnFacts& facts : m_facts.columns)
        if (facts.constant()) ++columns[facts.least];
    const auto most = std::ranges::max_element(columns, {}, [](const auto& each) { return each.second; });
    return most == columns.end() ? 0 : most->first;
}

/// Whether a column of whole numbers spreads over them as digits do, which a pixel near the border, nearly
/// always paper, does not.  MNIST's most frequent digit has 11 % of the rows; the bounds leave room for small
/// and uneven files: raised, such files are refused; lowered, pixels of small files compete with the label.
bool LayoutSearch::varies(std::size_t index) const {
    constexpr int kLeastDigits = 3;
    constexpr double kMostShare = 0.8;
    const auto& rows = column(index).rowsOf;
    const auto digits = std::ranges::count_if(rows, [](std::uint32_t count) { return count > 0; });
    return digits >= kLeastDigits && std::ranges::max(rows) <= kMostShare * static_cast<double>(m_facts.rows);
}

std::size_t LayoutSearch::labelByValues(const Columns& columns) const {
    if (columns.empty()) refuseNone();
    Columns candidates;
    const double paperValue = paper();
    for (const std::size_t i : columns)
        if (isLabel(i) && !(column(i).constant() && column(i).least == paperValue)) candidates.push_back(i);
    Columns varied;
    std::ranges::copy_if(candidates, std::back_inserter(varied), [&](std::size_t i) { return varies(i); });
    // The corner of an image is paper, so that a column at an end that is not holds something else.
    for (const Columns& from : {varied, candidates}) {
        Columns ends;
        for (const std::size_t end : {columns.front(), columns.back()})
            if (std::ranges::find(from, end) != from.end()) ends.push_back(end);
        if (ends.size() == 1) return ends.front();
        if (ends.size() > 1) refuseTies(ends);
        if (varied.size() == 1) return varied.front();
        if (varied.size() > 1) refuseTies(varied);
    }
    refuseNone();
}

void LayoutSearch::findRange() {
    double least = column(m_layout.pixels.front()).least;
    double most = column(m_layout.pixels.front()).most;
    for (const std::size_t i : m_layout.pixels) {
        least = std::min(least, column(i).least);
        most = std::max(most, column(i).most);
    }
    if (least == -1 && most == 1) {
        m_layout.low = -1;
        m_layout.high = 1;
        m_layout.assumed.emplace_back("its pixels go from -1 to 1");
    } else if (least >= 0 && most > 0 && most <= 1) {
        m_layout.high = 1;
        m_layout.assumed.emplace_back("its pixels go from 0 to 1");
    }
    // Hundreds of images without a pixel of half the ink are of another range, such as 0 to 16 or 100.  A few
    // may be faint.
    constexpr std::size_t kFewRows = 20;
    constexpr double kHalfInk = 128;
    if (m_layout.high == 255 && least >= 0 && most > 0 && most < kHalfInk && m_facts.rows >= kFewRows)
        throw Error(m_where,
                    "its pixels go from 0 to " + std::to_string(static_cast<int>(most)) +
                        ", and what full ink is cannot be told",
                    "Scale them to 0 to 255, or 0 to 1");
}

void LayoutSearch::tellLeftOut() {
    Columns used = m_layout.pixels;
    used.push_back(m_layout.label);
    const Columns left = without(upTo(m_facts.columns.size()), used);
    if (!left.empty()) m_layout.assumed.push_back("left out: " + namesOf(left));
}

} // namespace

CsvLayout findCsvLayout(const CsvFacts& facts, int labels, const std::filesystem::path& file) {
    return LayoutSearch(facts, labels, file).find();
}

} // namespace digitpad
