#include "core/synthesis/rare_hands.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "core/data/look_alikes.h"
#include "core/preprocess/rasteriser.h"
#include "core/synthesis/chance.h"
#include "core/synthesis/digit_templates.h"
#include "core/synthesis/reshaped_digits.h"

namespace digitpad {
namespace {

constexpr float kSide = 100;

Drawing rareTwo(Random& random) {
    const double kind = random.uniform();
    if (kind < 0.35) return loopedTwo(random);
    return kind < 0.6 ? zigzagTwo(random) : curledTwo(random);
}

Drawing rareSeven(const Drawing& usual, Random& random) {
    const double kind = random.uniform();
    if (kind < 0.25) return crossedSeven(usual, random);
    if (kind < 0.6) return eastAsianSeven(random);
    return kind < 0.8 ? lowCrossedSeven(random) : barlessSeven(random);
}

/// Largest slant of a hand whose ones get a flag here.
constexpr double kUpright = 0.2;

Drawing rareOne(const Drawing& usual, double slant, Random& random) {
    const bool isUpright = std::abs(slant) < kUpright;
    if (isUprightLine(usual) && isUpright && chance(0.5, random)) return flaggedOne(usual, random);
    return isUpright && chance(0.4, random) ? roofOne(random) : slashOne(random);
}

void append(Stroke& stroke, double angle, double length) {
    const PenPoint end = stroke.points.back();
    for (const double part : {0.5, 1.0})
        stroke.points.push_back({end.x + static_cast<float>(part * length * std::cos(angle)),
                                 end.y + static_cast<float>(part * length * std::sin(angle)), end.pressure});
}

/// The way the pen went when it came to the stroke's end, in radians.
double headingAtEnd(const Stroke& stroke) {
    const std::vector<PenPoint>& points = stroke.points;
    const PenPoint& end = points.back();
    for (std::size_t i = points.size() - 1; i-- > 0;) {
        const double dx = end.x - points[i].x;
        const double dy = end.y - points[i].y;
        if (std::hypot(dx, dy) > 6 || i == 0) return std::atan2(dy, dx);
    }
    return 0;
}

/// Back along where it came from, to one side: as a pen flicks on its way to the next digit.
void flick(Stroke& stroke, double least, double most, Random& random) {
    if (stroke.points.size() < 2) return;
    const double turn = random.uniform(1.7, 2.9) * (chance(0.7, random) ? -1 : 1);
    append(stroke, headingAtEnd(stroke) + turn, random.uniform(least, most));
}

} // namespace

Drawing rareOrUsual(int digit, const Drawing& usual, double probability, double slant, Random& random) {
    if (!chance(probability, random)) return usual;
    switch (digit) {
        case 0:
            return chance(0.4, random) ? slashedZero(usual, random)
                                       : unclosed(usual, random.uniform(0.02, 0.12));
        case 1:
            return rareOne(usual, slant, random);
        case 2:
            return rareTwo(random);
        case 3:
            return flatThree(random);
        case 4:
            return chance(0.5, random) ? joinedFour(random) : openFour(random);
        case 5:
            return chance(0.35, random) ? barlessFive(random) : farBarFive(usual, random);
        case 6:
            return writtenSix(random);
        case 7:
            return rareSeven(usual, random);
        case 8:
            return unclosed(usual, random.uniform(0.03, 0.15));
        case 9:
            return chance(0.45, random) ? stemmedNine(random) : openNine(random);
        default:
            return usual;
    }
}

void addHooks(int digit, Drawing& drawing, Random& random) {
    if (drawing.strokes.empty() || !chance(0.7, random)) return;
    drawing = scaledDrawing(drawing, kSide, 1);
    constexpr std::array kStems{1, 4, 7, 9}; // end in a straight line down
    const bool isStem = std::ranges::find(kStems, digit) != kStems.end();
    if (chance(0.7, random)) flick(drawing.strokes.back(), 4, isStem ? 26 : 9, random);
    if (!chance(0.5, random)) return;
    Stroke& first = drawing.strokes.front();
    std::ranges::reverse(first.points);
    flick(first, 3, isStem ? 14 : 8, random);
    std::ranges::reverse(first.points);
}

} // namespace digitpad
