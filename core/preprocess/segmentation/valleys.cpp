#include "core/preprocess/segmentation/valleys.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace digitpad {
namespace {

// As parts of the height:
constexpr double kShore = 0.25; ///< how far a valley's sides are looked for
constexpr double kDepth = 0.04; ///< how much higher they must be
constexpr double kSlant = 0.35; ///< across, from the upper valley to the lower one
constexpr float kInk = 0.3F;
/// A path by the outline counts as cheaper than its ink: the outline speaks for it.
constexpr double kTrust = 0.5;

/// Paper above the ink of each column, seen from the top or from the bottom.
std::vector<int> depths(const InkImage& ink, bool fromBottom) {
    std::vector<int> result(static_cast<std::size_t>(ink.width), ink.height);
    for (int x = 0; x < ink.width; ++x) {
        for (int y = 0; y < ink.height; ++y) {
            if (ink.at(x, fromBottom ? ink.height - 1 - y : y) < kInk) continue;
            result[static_cast<std::size_t>(x)] = y;
            break;
        }
    }
    return result;
}

/// The middles of the deepest places between higher sides.
std::vector<int> valleys(const std::vector<int>& depth, int height) {
    const int reach = std::max(static_cast<int>(kShore * height), 2);
    const int least = std::max(static_cast<int>(std::lround(kDepth * height)), 1);
    const int count = static_cast<int>(depth.size());
    const auto at = [&](int x) { return depth[static_cast<std::size_t>(x)]; };
    std::vector<int> result;
    for (int x = 1; x + 1 < count; ++x) {
        if (at(x) <= at(x - 1)) continue; // only the first of equal ones
        int end = x;
        while (end + 1 < count && at(end + 1) == at(x)) ++end;
        if (end + 1 == count || at(end + 1) > at(x)) continue;
        const auto shore = [&](int from, int to) {
            const auto first = depth.begin();
            return *std::min_element(first + std::max(from, 0), first + std::min(to, count));
        };
        const int higher = std::max(shore(x - reach, x), shore(end + 1, end + 1 + reach));
        if (at(x) - higher >= least) result.push_back((x + end) / 2);
    }
    return result;
}

/// Straight down to row `upper`, straight to (to, lower), straight down.
CutPath pathThrough(const InkImage& ink, int from, int upper, int to, int lower) {
    CutPath path;
    for (int y = 0; y < ink.height; ++y) {
        const double part = upper < lower
                                ? std::clamp((y - upper) / static_cast<double>(lower - upper), 0.0, 1.0)
                                : (y < lower ? 0.0 : 1.0);
        const int x = from + static_cast<int>(std::lround(part * (to - from)));
        path.cells.push_back({x, y});
        path.ink += ink.at(x, y);
    }
    path.cost = kTrust * path.ink;
    return path;
}

} // namespace

std::vector<CutPath> valleyPaths(const InkImage& ink) {
    const auto above = depths(ink, false);
    const auto below = depths(ink, true);
    const auto uppers = valleys(above, ink.height);
    const auto lowers = valleys(below, ink.height);
    const auto far = [&](int a, int b) { return std::abs(a - b) > kSlant * ink.height; };
    std::vector<CutPath> paths;
    for (const int upper : uppers) {
        const int top = above[static_cast<std::size_t>(upper)];
        paths.push_back(pathThrough(ink, upper, top, upper, ink.height - 1));
        for (const int lower : lowers)
            if (!far(upper, lower))
                paths.push_back(pathThrough(ink, upper, top, lower,
                                            ink.height - 1 - below[static_cast<std::size_t>(lower)]));
    }
    for (const int lower : lowers) paths.push_back(pathThrough(ink, lower, 0, lower, ink.height - 1));
    return paths;
}

} // namespace digitpad
