#include "core/synthesis/hand.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/synthesis/chance.h"
#include "core/synthesis/pen_variation.h"
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
    variation.tremor = 0.0015 * hand.unsteadiness;
    variation.sparsestPoints = 0.08;
    return variation;
}

/// Wider and thinner along the stroke, as the hand presses and as the nib lies.
void press(Stroke& stroke, const Hand& hand, Random& random) {
    if (hand.taper == 0 && hand.sway == 0 && hand.nib == 0) return;
    std::vector<PenPoint>& points = stroke.points;
    const double phase = random.uniform(0, 6.28);
    const double turns = random.uniform(0.5, 2.5) * 6.28;
    const double count = static_cast<double>(points.size());
    constexpr double kEnd = 0.2; // of a stroke, that its end's taper takes
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double part = (static_cast<double>(i) + 0.5) / count;
        const PenPoint& from = points[i > 0 ? i - 1 : 0];
        const PenPoint& to = points[std::min(i + 1, points.size() - 1)];
        const double way = std::atan2(to.y - from.y, to.x - from.x);
        const double end = std::min(1.0, std::min(part, 1 - part) / kEnd);
        const double width = (1 - hand.taper * (1 - end)) * (1 + hand.sway * std::sin(turns * part + phase)) *
                             (1 - hand.nib * std::abs(std::cos(way - hand.nibWay)));
        points[i].pressure = static_cast<float>(std::max(width, 0.25));
    }
}

} // namespace

Hand anyHand(const HandOptions& options, Random& random) {
    Hand hand;
    hand.pen = uniformRatio(options.thinnestPen, options.widestPen, random);
    // Most hands lean a little to the right; few lean to the left.
    hand.slant = std::clamp(options.slant / 3 + options.slant / 2 * random.normal(), -options.slant,
                            1.6 * options.slant);
    hand.stretch = uniformRatio(0.75, 1.3, random);
    hand.unsteadiness = uniformRatio(0.5, 1.6, random);
    hand.cut = random.uniform(0.2, 0.7);
    if (chance(options.pressure, random)) {
        hand.taper = chance(0.5, random) ? random.uniform(0, 0.7) : 0;
        hand.sway = random.uniform(0, 0.3);
        hand.nib = chance(0.4, random) ? random.uniform(0, 0.5) : 0;
        hand.nibWay = random.uniform(0, 3.14);
    }
    hand.rareShapes = options.rareShapes;
    hand.hooks = chance(options.hooks, random);
    hand.descends = chance(options.descends, random);
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
        press(stroke, hand, random);
    }
    moveBy(written, static_cast<float>(random.uniform()) - extentOf(written).left, 0);
    return inkOf(std::move(written));
}

} // namespace digitpad
