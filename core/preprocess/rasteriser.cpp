#include "core/preprocess/rasteriser.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/preprocess/capsule.h"
#include "core/preprocess/drawing_scale.h"
#include "core/preprocess/stroke_path.h"

namespace digitpad {
namespace {

/// Overlaps take the larger coverage, so that a line crossing itself, or drawn in many pieces, is no darker.
template <bool erases>
float covered(float ink, float cover) {
    if constexpr (erases) return std::min(ink, 1 - cover);
    return std::max(ink, cover);
}

template <bool erases>
void drawCapsule(const Capsule& capsule, InkImage& paper) {
    const PixelRange rows = capsule.rows(paper.height);
    for (int y = rows.first; y < rows.last; ++y) {
        float* row =
            paper.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(paper.width);
        const auto drawRim = [&](int first, int last) {
            for (int x = first; x < last; ++x)
                row[x] = covered<erases>(
                    row[x], capsule.coverage(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F));
        };
        const PixelRange touched = capsule.touched(y, paper.width);
        const PixelRange filled = capsule.filled(y, paper.width);
        if (filled.first >= filled.last) {
            drawRim(touched.first, touched.last);
            continue;
        }
        drawRim(touched.first, filled.first);
        for (int x = filled.first; x < filled.last; ++x) row[x] = covered<erases>(row[x], capsule.most());
        drawRim(filled.last, touched.last);
    }
}

template <bool erases>
void drawPath(const std::vector<PathPoint>& path, InkImage& paper) {
    if (path.size() == 1) drawCapsule<erases>(Capsule(path.front(), path.front()), paper);
    for (std::size_t i = 1; i < path.size(); ++i) drawCapsule<erases>(Capsule(path[i - 1], path[i]), paper);
}

} // namespace

void drawStrokes(const Drawing& drawing, InkImage& paper) {
    for (const Stroke& stroke : drawing.strokes) {
        const auto path = strokePath(stroke);
        if (stroke.erases) {
            drawPath<true>(path, paper);
        } else {
            drawPath<false>(path, paper);
        }
    }
}

InkImage rasterise(const Drawing& drawing) {
    Drawing moved = paperScale(drawing).onPaper(drawing);
    if (const double shrink = shrinkToFit(std::array{reachOf(moved)}); shrink < 1)
        moved = PaperScale{shrink}.onPaper(std::move(moved));
    Extent bounds;
    for (const Stroke& stroke : moved.strokes) {
        if (stroke.erases) continue; // adds no ink
        for (const PathPoint& point : strokePath(stroke)) bounds.add(point.x, point.y, point.radius + 0.5F);
    }
    if (bounds.empty()) return {};
    InkImage paper(std::max(static_cast<int>(std::ceil(bounds.width())), 1),
                   std::max(static_cast<int>(std::ceil(bounds.height())), 1));
    moveBy(moved, -bounds.left, -bounds.top);
    drawStrokes(moved, paper);
    return paper;
}

Drawing scaledDrawing(const Drawing& drawing, float side, float penWidth) {
    const Extent bounds = extentOf(drawing);
    if (bounds.empty()) return drawing;
    const float longer = bounds.longerSide();
    const float factor = longer > 0 ? side / longer : 1; // a dot has no size to scale
    Drawing scaled = drawing;
    for (Stroke& stroke : scaled.strokes) {
        stroke.width = penWidth;
        for (PenPoint& point : stroke.points) {
            point.x = (point.x - bounds.left) * factor;
            point.y = (point.y - bounds.top) * factor;
        }
    }
    return scaled;
}

} // namespace digitpad
