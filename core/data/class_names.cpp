#include "core/data/class_names.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "core/data/digit_image.h"
#include "core/data/wording.h"
#include "core/error.h"

namespace digitpad {
namespace {

struct NamedNumber {
    int number = 0;
    bool ofAClass = false; ///< "class_3": may be a count of classes rather than what is written
};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isLetter(char c) {
    return c >= 'a' && c <= 'z';
}

/// Up to two digits beside leading zeros.
std::optional<int> plainNumber(std::string_view digits) {
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    if (digits.size() > 2) return std::nullopt;
    int number = 0;
    for (const char c : digits) number = number * 10 + (c - '0');
    return number;
}

std::optional<int> numberWord(std::string_view word) {
    static constexpr std::array<std::string_view, 11> kWords{
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
    const auto found = std::ranges::find(kWords, word);
    return found == kWords.end() ? std::nullopt : std::optional(static_cast<int>(found - kWords.begin()));
}

/// Takes the run of letters or digits that `rest` begins with; empty for anything else.
std::string_view takeRun(std::string_view& rest) {
    const auto kind = isDigit(rest[0]) ? isDigit : isLetter;
    const auto end = std::ranges::find_if_not(rest, kind);
    const std::string_view run = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    rest.remove_prefix(run.size());
    return run;
}

/// Every word of the name must be known, and all numbers in it the same one.
std::optional<NamedNumber> numberNamed(std::string_view name) {
    const std::string lower = lowerCase(name);
    NamedNumber named{-1};
    for (std::string_view rest = lower; !rest.empty();) {
        const std::string_view run = takeRun(rest);
        if (run.empty()) {
            if (std::string_view(" _-.#").find(rest[0]) == std::string_view::npos) return std::nullopt;
            rest.remove_prefix(1);
            continue;
        }
        if (run == "class" || run == "label") {
            named.ofAClass = true;
        } else if (run != "digit" && run != "digits" && run != "number" && run != "num") {
            const auto number = isDigit(run[0]) ? plainNumber(run) : numberWord(run);
            if (!number || (named.number >= 0 && named.number != *number)) return std::nullopt;
            named.number = *number;
        }
    }
    return named.number >= 0 ? std::optional(named) : std::nullopt;
}

} // namespace

int digitNamed(std::string_view folder) {
    const auto named = numberNamed(folder);
    return named && named->number < kDigits ? named->number : kNotADigit;
}

ClassNames::ClassNames(const std::vector<std::filesystem::path>& folders, const std::string& where) {
    std::array<bool, 100> has{};
    bool ofAClass = false;
    for (const auto& folder : folders) {
        const auto named = numberNamed(folder.filename().string());
        if (!named) continue;
        has.at(static_cast<std::size_t>(named->number)) = true;
        ofAClass = ofAClass || (named->ofAClass && named->number == 10);
    }
    const bool digits = std::ranges::find(has.begin() + 1, has.begin() + 10, true) != has.begin() + 10;
    const bool beyond = std::ranges::find(has.begin() + 11, has.end(), true) != has.end();
    m_tenIsZero = digits && has[10] && !has[0] && !beyond;
    if (m_tenIsZero && ofAClass)
        throw Error(where,
                    "its folders count classes up to 10 without 0, so that it cannot be told whether 1 is a "
                    "zero or a one",
                    "Name the folders after the digits, 0 to 9");
}

int ClassNames::classOf(std::string_view folder) const {
    const auto named = numberNamed(folder);
    if (named && named->number == 10 && m_tenIsZero) return 0;
    return named && named->number < kDigits ? named->number : kNotADigit;
}

} // namespace digitpad
