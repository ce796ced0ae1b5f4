#include "core/preprocess/segmentation/rising_lines.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace digitpad {
namespace {

/// Rows for each column by which lines fall.  Between them a digit still stands half beside its neighbour.
constexpr double kSlopes[] = {-0.45, 0.45, -0.9, 0.9};
constexpr std::size_t kLeastDigits = 3; ///< two may as well be two lines
// Lengths are parts of a digit's height.
constexpr double kDigit = 0.5; ///< least of a digit
constexpr double kGap = 1;     ///< between digits of one number
/// Neighbours of one line fall by this part of its slope at least.
constexpr double kLeastFall = 0.4;

/// The digits of one line from left to right.
using Boxes = std::vector<Box>;

Boxes digitsOf(const std::vector<std::size_t>& group, const std::vector<InkPiece>& pieces, double height) {
    Boxes digits;
    for (const std::size_t member : group)
        if (pieces[member].box.height >= kDigit * height) digits.push_back(pieces[member].box);
    std::ranges::sort(digits, {}, middle);
    return digits;
}

double middleDown(const Box& box) {
    return box.y + box.height / 2.0;
}

/// Whether one goes on where the other ends, on paper that is sheared by the slope.
bool goOn(const Box& left, const Box& right, double slope, double height) {
    const int gap = -overlapAcross(left, right);
    Box levelled = right;
    levelled.y -= static_cast<int>(std::lround(slope * (middle(right) - middle(left))));
    return middle(left) < middle(right) && gap <= kGap * height &&
           gap >= -0.5 * std::min(left.width, right.width) && areBeside(left, levelled);
}

bool falls(const Boxes& digits, double slope) {
    for (std::size_t i = 1; i < digits.size(); ++i) {
        const double down = middleDown(digits[i]) - middleDown(digits[i - 1]);
        if (down / slope < kLeastFall * (middle(digits[i]) - middle(digits[i - 1]))) return false;
    }
    return true;
}

/// Of the groups' numbers; those that make no line of digits together stay apart.
PieceGroups joinedAt(double slope, const std::vector<Boxes>& groups, double height,
                     const std::stop_token& stop) {
    const auto joined = grouped(groups.size(), stop, [&](std::size_t i, std::size_t k) {
        if (groups[i].empty() || groups[k].empty()) return false;
        return goOn(groups[i].back(), groups[k].front(), slope, height) ||
               goOn(groups[k].back(), groups[i].front(), slope, height);
    });
    PieceGroups result;
    for (const auto& members : joined) {
        Boxes all;
        for (const std::size_t member : members)
            all.insert(all.end(), groups[member].begin(), groups[member].end());
        std::ranges::sort(all, {}, middle);
        if (members.size() == 1 || (all.size() >= kLeastDigits && falls(all, slope))) {
            result.push_back(members);
        } else {
            for (const std::size_t member : members) result.push_back({member});
        }
    }
    return result;
}

} // namespace

PieceGroups risingLines(const PieceGroups& level, const std::vector<InkPiece>& pieces, double height,
                        const std::stop_token& stop) {
    std::vector<Boxes> groups;
    PieceGroups best;
    for (std::size_t i = 0; i < level.size(); ++i) {
        groups.push_back(digitsOf(level[i], pieces, height));
        best.push_back({i});
    }
    if (level.size() < 2) return best;
    for (const double slope : kSlopes) {
        PieceGroups joined = joinedAt(slope, groups, height, stop);
        if (joined.size() < best.size()) best = std::move(joined);
    }
    return best;
}

} // namespace digitpad
