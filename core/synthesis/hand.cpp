#include "core/synthesis/hand.h"

#include <algorithm>

#include "core/preprocess/pen_variation.h"
#include "core/synthesis/chance.h"
#include "core/synthesis/posture.h"

namespace digitpad {
namespace {

/// What sets one sign of a hand apart from the next; the hand's own posture comes on top.
PenVariation betweenSigns(const Hand& hand) {
    PenVariation variation;
    variation.canvasSide = 100;
    variation.thinnestPen = variation.widestPen = hand.pen;
    variation.rotation = 4 * hand.unsteadiness;
    variation.slant = 0.07 * hand.unsteadiness;
    variation.aspect = 0.08 * hand.unsteadiness;
    variation.wobble = 0.02 * hand.unsteadiness;
    variation.tremor = 0.003 * hand.unsteadiness;
    variation.sparsestPoints = 0.08;
    return variation;
}

} // namespace

Hand anyHand(const HandOptions& options, Random& random) {
    Hand hand;
    hand.pen = uniformRatio(options.thinnestPen, options.widestPen, random);
    // Most hands lean a little to the right; few lean to the left.
    hand.slant =
        std::clamp(0.08 + options.slant / 2.5 * random.normal(), -options.slant, 1.6 * options.slant);
    hand.stretch = uniformRatio(0.75, 1.3, random);
    hand.unsteadiness = uniformRatio(0.5, 1.6, random);
    hand.cut = random.uniform(0.2, 0.7);
    hand.rareShapes = options.rareShapes;
    hand.hooks = chance(options.hooks, random);
    return hand;
}

InkPatch writtenInk(const Drawing& drawing, const Hand& hand, double height, Random& random) {
    Drawing written = varied(drawing, betweenSigns(hand), random);
    const Extent extent = extentOf(written);
    const auto size = static_cast<float>(height);
    const float scale =
        std::min(size / std::max(extent.height(), 1.0F), kWidestSign * size / std::max(extent.width(), 1.0F));
    const Posture posture(scale * hand.stretch, scale, hand.slant, hand.angle);
    for (Stroke& stroke : written.strokes) {
        stroke.width = static_cast<float>(hand.pen) * size;
        for (PenPoint& point : stroke.points) {
            point.x -= extent.left;
            point.y -= extent.bottom;
            posture.apply(point.x, point.y);
        }
    }
    moveBy(written, static_cast<float>(random.uniform()) - extentOf(written).left, 0);
    return inkOf(std::move(written));
}

} // namespace digitpad
