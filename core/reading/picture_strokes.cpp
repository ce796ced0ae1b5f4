#include "core/reading/picture_strokes.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/median.h"
#include "core/preprocess/capsule.h"
#include "core/preprocess/rasteriser.h"
#include "core/preprocess/stroke_path.h"

namespace digitpad {
namespace {

/// Calls `visit` with the place of each pixel that the strokes touch, at least once.
template <typename Visit>
void forEachTouched(const Drawing& drawing, const GreyImage& picture, const Visit& visit) {
    const auto visitCapsule = [&](const Capsule& capsule) {
        const PixelRange rows = capsule.rows(picture.height);
        for (int y = rows.first; y < rows.last; ++y) {
            const PixelRange touched = capsule.touched(y, picture.width);
            for (int x = touched.first; x < touched.last; ++x)
                visit(static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                      static_cast<std::size_t>(x));
        }
    };
    for (const Stroke& stroke : drawing.strokes) {
        const auto path = strokePath(stroke);
        if (path.size() == 1) visitCapsule(Capsule(path.front(), path.front()));
        for (std::size_t i = 1; i < path.size(); ++i) visitCapsule(Capsule(path[i - 1], path[i]));
    }
}

/// `coverage` is of the picture's size, and 0 before and after.
void paint(Drawing run, std::uint8_t grey, GreyImage& picture, InkImage& coverage) {
    for (Stroke& stroke : run.strokes) stroke.erases = false; // to have its coverage
    drawStrokes(run, coverage);
    forEachTouched(run, picture, [&](std::size_t i) {
        const float cover = std::exchange(coverage.pixels[i], 0.0F); // what is covered twice is painted once
        picture.pixels[i] = static_cast<std::uint8_t>(
            std::lround(std::lerp(static_cast<float>(picture.pixels[i]), static_cast<float>(grey), cover)));
    });
}

} // namespace

GreyImage withStrokes(const GreyImage& picture, const Drawing& strokes) {
    GreyImage result = picture;
    if (picture.pixels.empty() || strokes.strokes.empty()) return result;
    const std::uint8_t paper = upperMedian(picture.pixels);
    const std::uint8_t ink = paper >= 128 ? 0 : 255;
    InkImage coverage(picture.width, picture.height);
    // Strokes of one kind that follow each other are painted at once, so that no overlap is darker.
    for (auto first = strokes.strokes.begin(); first != strokes.strokes.end();) {
        const auto end = std::find_if(first, strokes.strokes.end(),
                                      [&](const Stroke& stroke) { return stroke.erases != first->erases; });
        paint({{first, end}}, first->erases ? paper : ink, result, coverage);
        first = end;
    }
    return result;
}

} // namespace digitpad
