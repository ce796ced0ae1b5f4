#include "core/reading/layout.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace digitpad {
namespace {

/// Neighbours of a line are not farther apart, in heights of the higher one: a number's separators and wide
/// hands stay below; columns of a table are often farther apart.
constexpr float kFarApart = 2.5F;
/// How far a neighbour's middle may lie above or below, in heights of the lower one, beside what a line that
/// rises by kSteepest brings over the distance.
constexpr float kOffLine = 0.5F;
constexpr float kSteepest = 0.35F; ///< as a tangent, some 20 degrees
/// Off the line counts this much more than along it when the nearest is chosen.
constexpr float kOffCost = 2;

using Line = std::vector<std::size_t>;
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

/// How near `right` is to `left` as the next digit of its line; nothing where it is no neighbour.
std::optional<float> distance(const SymbolBox& left, const SymbolBox& right) {
    const float across = right.middleAcross() - left.middleAcross();
    const float down = std::abs(right.middleDown() - left.middleDown());
    if (across <= 0 || right.left - left.right > kFarApart * std::max(left.height(), right.height()))
        return {};
    // Of two that stand above each other, neither follows the other.
    if (down > across && std::min(left.bottom, right.bottom) < std::max(left.top, right.top)) return {};
    const float allowed = kOffLine * std::min(left.height(), right.height()) + kSteepest * across;
    if (down > allowed) return {};
    return across + kOffCost * down;
}

/// The nearest neighbour of each to its right (`forward`) or left.
std::vector<std::size_t> nearest(const std::vector<SymbolBox>& boxes, bool forward) {
    std::vector<std::size_t> result(boxes.size(), kNone);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        float least = std::numeric_limits<float>::max();
        for (std::size_t k = 0; k < boxes.size(); ++k) {
            if (i == k) continue;
            const auto far = forward ? distance(boxes[i], boxes[k]) : distance(boxes[k], boxes[i]);
            if (!far || *far >= least) continue;
            least = *far;
            result[i] = k;
        }
    }
    return result;
}

/// Boxes that are each other's nearest, joined from left to right.
std::vector<Line> chains(const std::vector<SymbolBox>& boxes) {
    const auto next = nearest(boxes, true);
    const auto before = nearest(boxes, false);
    const auto linked = [&](std::size_t left) { return next[left] != kNone && before[next[left]] == left; };
    std::vector<Line> lines;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (before[i] != kNone && linked(before[i])) continue; // not the first of its line
        Line line{i};
        while (linked(line.back())) line.push_back(next[line.back()]);
        lines.push_back(std::move(line));
    }
    return lines;
}

SymbolBox around(const Line& line, const std::vector<SymbolBox>& boxes) {
    SymbolBox all = boxes[line.front()];
    for (const std::size_t i : line) {
        all.left = std::min(all.left, boxes[i].left);
        all.top = std::min(all.top, boxes[i].top);
        all.right = std::max(all.right, boxes[i].right);
        all.bottom = std::max(all.bottom, boxes[i].bottom);
    }
    return all;
}

/// Whether the second line goes on where the first one ends: its first digit lies beside the first one's
/// last.
bool goesOn(const Line& first, const Line& second, const std::vector<SymbolBox>& boxes) {
    const SymbolBox& end = boxes[first.back()];
    const SymbolBox& begin = boxes[second.front()];
    const float beside = std::min(end.bottom, begin.bottom) - std::max(end.top, begin.top);
    return begin.left >= end.right && 2 * beside >= std::min(end.height(), begin.height());
}

/// Joins each line with the nearest one that goes on from it.
std::vector<Line> joined(std::vector<Line> lines, const std::vector<SymbolBox>& boxes) {
    std::ranges::sort(lines, {}, [&](const Line& line) { return boxes[line.front()].left; });
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (std::size_t k = i + 1; k < lines.size();) {
            if (!goesOn(lines[i], lines[k], boxes)) {
                ++k;
                continue;
            }
            lines[i].insert(lines[i].end(), lines[k].begin(), lines[k].end());
            lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(k));
            k = i + 1; // the end has moved
        }
    return lines;
}

} // namespace

std::vector<std::vector<std::size_t>> linesOf(const std::vector<SymbolBox>& boxes) {
    std::vector<Line> lines = joined(chains(boxes), boxes);
    std::ranges::sort(lines, {}, [&](const Line& line) { return around(line, boxes).middleDown(); });
    return lines;
}

} // namespace digitpad
