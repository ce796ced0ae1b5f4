#include "core/model/small_print.h"

#include <algorithm>
#include <map>
#include <set>

namespace digitpad {
namespace {

// Of the highest line's height:
constexpr double kSmall = 0.5;
constexpr double kSmallAndUnread = 0.8; ///< letters of two lines may touch

struct Line {
    int height = 0;
    bool anyRejected = false;
    bool anyRead = false;
};

/// The numbers of the lines that are print.
std::set<int> linesOfPrint(const Reading& reading) {
    std::map<int, Line> lines;
    int highest = 0;
    for (const DigitReading& digit : reading.digits) {
        Line& line = lines[digit.line];
        line.height = std::max(line.height, digit.box.height);
        (digit.prediction.rejected ? line.anyRejected : line.anyRead) = true;
        highest = std::max(highest, line.height);
    }
    std::set<int> print;
    bool anyRejected = false;
    for (const auto& [number, line] : lines) {
        if (line.height >= (line.anyRead ? kSmall : kSmallAndUnread) * highest) continue;
        print.insert(number);
        anyRejected = anyRejected || line.anyRejected;
    }
    return anyRejected ? print : std::set<int>();
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
