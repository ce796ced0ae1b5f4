#include "core/data/csv_names.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "core/data/csv_fields.h"
#include "core/data/digit_image.h"
#include "core/data/wording.h"

namespace digitpad {
namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Lower case, without what people put between words.
std::string normalised(std::string_view name) {
    std::string plain;
    for (const char c : lowerCase(name))
        if (c != ' ' && c != '_' && c != '-' && c != '.') plain += c;
    return plain;
}

/// The name with # for each number in it.
std::string shapeOf(std::string_view name) {
    std::string shape;
    for (std::size_t i = 0; i < name.size(); ++i)
        if (!isDigit(name[i]))
            shape += name[i];
        else if (i == 0 || !isDigit(name[i - 1]))
            shape += '#';
    return shape;
}

std::vector<long> numbersIn(std::string_view name) {
    std::vector<long> numbers;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (!isDigit(name[i])) continue;
        if (i == 0 || !isDigit(name[i - 1])) numbers.push_back(0);
        constexpr long kBeyondPixels = 100'000'000; // such numbers order nothing, and must not overflow
        numbers.back() = std::min(numbers.back() * 10 + (name[i] - '0'), kBeyondPixels);
    }
    return numbers;
}

bool isMissingValue(std::string_view field) {
    const std::string plain = normalised(field);
    return plain == "nan" || plain == "na" || plain == "null" || plain == "inf";
}

/// Whether the numbers among the fields are those that a program gives to columns without names.
bool countUp(const std::vector<std::string>& fields) {
    std::optional<double> previous;
    int numbers = 0;
    for (const std::string& field : fields) {
        const auto number = numberOf(field, ',');
        if (!number) continue;
        if (previous && *number != *previous + 1) return false;
        previous = number;
        ++numbers;
    }
    return numbers >= kImagePixels;
}

} // namespace

bool namesALabel(std::string_view name) {
    static constexpr std::array<std::string_view, 24> kNames{
        "label",      "labels",   "class",  "classes",    "target", "targets",     "y",       "digit",
        "digits",     "category", "truth",  "truelabel",  "ytrue",  "groundtruth", "gt",      "classlabel",
        "digitlabel", "labelid",  "answer", "annotation", "output", "outcome",     "classid", "trueclass"};
    return std::ranges::find(kNames, normalised(name)) != kNames.end();
}

bool namesAnIndex(std::string_view name) {
    static constexpr std::array<std::string_view, 15> kNames{"",      "id",    "index",    "idx",  "imageid",
                                                             "image", "rowid", "row",      "no",   "nr",
                                                             "key",   "file",  "filename", "path", "uid"};
    const std::string plain = normalised(name);
    return std::ranges::find(kNames, plain) != kNames.end() || plain.starts_with("unnamed:");
}

bool looksLikeHeader(const std::vector<std::string>& fields) {
    const auto isWord = [](const std::string& field) {
        return !field.empty() && !numberOf(field, ';') && !isMissingValue(field);
    };
    if (2 * std::ranges::count_if(fields, isWord) > static_cast<std::ptrdiff_t>(fields.size())) return true;
    const auto isName = [](const std::string& field) {
        return !field.empty() && (namesALabel(field) || namesAnIndex(field));
    };
    return std::ranges::any_of(fields, isName) || countUp(fields);
}

std::vector<std::size_t> numberedColumns(const std::vector<std::string>& names) {
    std::map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (std::ranges::any_of(names[i], isDigit)) groups[shapeOf(names[i])].push_back(i);
    const auto largest =
        std::ranges::max_element(groups, {}, [](const auto& group) { return group.second.size(); });
    return largest == groups.end() ? std::vector<std::size_t>() : largest->second;
}

std::vector<std::size_t> orderedByNumber(const std::vector<std::size_t>& columns,
                                         const std::vector<std::string>& names) {
    std::vector<std::size_t> ordered = columns;
    const auto numbers = [&](std::size_t column) { return numbersIn(names[column]); };
    std::ranges::stable_sort(ordered, {}, numbers);
    return std::ranges::adjacent_find(ordered, {}, numbers) == ordered.end() ? ordered : columns;
}

} // namespace digitpad
