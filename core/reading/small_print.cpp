#include "core/reading/small_print.h"

#include <algorithm>
#include <map>
#include <set>

namespace digitpad {
namespace {

constexpr double kSmall = 0.5; // of the highest line's height
constexpr int kOneIn = 3;      // of what is small is rejected at least, where it is print

/// The numbers of the lines that are print.
std::set<int> linesOfPrint(const Reading& reading) {
    std::map<int, int> heights; // by line
    int highest = 0;
    for (const DigitReading& digit : reading.digits) {
        heights[digit.line] = std::max(heights[digit.line], digit.box.height);
        highest = std::max(highest, digit.box.height);
    }
    std::set<int> small;
    for (const auto& [line, height] : heights)
        if (height < kSmall * highest) small.insert(line);
    int count = 0;
    int rejected = 0;
    for (const DigitReading& digit : reading.digits) {
        if (!small.contains(digit.line)) continue;
        ++count;
        rejected += digit.prediction.rejected ? 1 : 0;
    }
    return kOneIn * rejected >= count ? small : std::set<int>();
}

} // namespace

Reading withoutSmallPrint(const Reading& reading) {
    const std::set<int> print = linesOfPrint(reading);
    Reading rest;
    std::map<int, int> lines; // the new number of each
    for (const DigitReading& digit : reading.digits) {
        if (print.contains(digit.line)) continue;
        rest.digits.push_back(digit);
        rest.digits.back().line = lines.try_emplace(digit.line, static_cast<int>(lines.size())).first->second;
    }
    return rest;
}

} // namespace digitpad
