#include "core/preprocess/segmentation/crossing.h"

#include <algorithm>
#include <numeric>

#include "core/preprocess/segmentation/groups.h"
#include "core/preprocess/segmentation/line_tree.h"
#include "core/preprocess/stroke_path.h"

namespace digitpad {
namespace {

/// Whether the lines cross, and not at the side of both: the narrower one lies at least half over the other.
bool crossInside(const LineTree& a, const LineTree& b) {
    const Extent& one = a.extent();
    const Extent& other = b.extent();
    if (one.empty() || other.empty()) return false;
    const float shared = std::min(one.right, other.right) - std::max(one.left, other.left);
    const float narrower = std::min(one.right - one.left, other.right - other.left);
    return shared >= 0.5F * narrower && a.crosses(b);
}

std::vector<std::size_t> fromLeftToRight(const std::vector<LineTree>& lines) {
    std::vector<std::size_t> order(lines.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t line) { return lines[line].extent().left; });
    return order;
}

} // namespace

std::vector<Drawing> crossingStrokes(const Drawing& drawing, const std::stop_token& stop) {
    std::vector<LineTree> lines;
    lines.reserve(drawing.strokes.size());
    for (const Stroke& stroke : drawing.strokes) lines.emplace_back(strokePath(stroke));
    Groups groups(lines.size());
    const auto order = fromLeftToRight(lines);
    for (std::size_t i = 0; i < order.size(); ++i) {
        throwIfStopped(stop);
        const float end = lines[order[i]].extent().right;
        for (std::size_t k = i + 1; k < order.size() && lines[order[k]].extent().left <= end; ++k)
            if (!groups.areJoined(order[i], order[k]) && crossInside(lines[order[i]], lines[order[k]]))
                groups.join(order[i], order[k]);
    }
    std::vector<Drawing> result;
    for (const auto& members : groups.members()) {
        Drawing& group = result.emplace_back();
        for (const std::size_t member : members) group.strokes.push_back(drawing.strokes[member]);
    }
    return result;
}

} // namespace digitpad
