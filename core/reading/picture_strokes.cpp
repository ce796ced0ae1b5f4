#include "core/reading/picture_strokes.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/median.h"
#include "core/preprocess/rasteriser.h"

namespace digitpad {
namespace {

void paint(Drawing run, std::uint8_t grey, GreyImage& picture) {
    for (Stroke& stroke : run.strokes) stroke.erases = false; // to have its coverage
    InkImage coverage(picture.width, picture.height);
    drawStrokes(run, coverage);
    for (std::size_t i = 0; i < picture.pixels.size(); ++i)
        picture.pixels[i] = static_cast<std::uint8_t>(std::lround(
            std::lerp(static_cast<float>(picture.pixels[i]), static_cast<float>(grey), coverage.pixels[i])));
}

} // namespace

GreyImage withStrokes(const GreyImage& picture, const Drawing& strokes) {
    GreyImage result = picture;
    if (picture.pixels.empty()) return result;
    const std::uint8_t paper = upperMedian(picture.pixels);
    const std::uint8_t ink = paper >= 128 ? 0 : 255;
    // Strokes of one kind that follow each other are painted at once: each time takes a pass over the
    // picture.
    for (auto first = strokes.strokes.begin(); first != strokes.strokes.end();) {
        const auto end = std::find_if(first, strokes.strokes.end(),
                                      [&](const Stroke& stroke) { return stroke.erases != first->erases; });
        paint({{first, end}}, first->erases ? paper : ink, result);
        first = end;
    }
    return result;
}

} // namespace digitpad
