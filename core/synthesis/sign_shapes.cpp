#include "core/synthesis/sign_shapes.h"

#include "core/synthesis/chance.h"
#include "core/synthesis/strokes.h"

namespace digitpad {
namespace {

Drawing dot(double y, Random& random) {
    const double x = random.uniform(0.02, 0.08);
    return {{strokeThrough({{x, y}, {x + either(0.05, random), y + either(0.03, random)}})}};
}

Drawing comma(double y, Random& random) {
    const double x = random.uniform(0.06, 0.15);
    const double length = random.uniform(0.1, 0.3);
    return {{strokeThrough({{x, y}, {x + 0.02, y + length / 2}, {x - 0.6 * length, y + length}})}};
}

Stroke level(double y, double length, Random& random) {
    const double bend = either(0.04, random);
    return strokeThrough(
        {{0, y + either(0.06, random)}, {length / 2, y + bend}, {length, y + either(0.06, random)}});
}

Drawing dollar(Random& random) {
    const double w = random.uniform(0.4, 0.6);
    Drawing drawing{{strokeThrough({{w, -0.8},
                                    {0.6 * w, -0.92},
                                    {0.1 * w, -0.8},
                                    {0.15 * w, -0.6},
                                    {0.6 * w, -0.48},
                                    {w, -0.28},
                                    {0.75 * w, -0.06},
                                    {0.3 * w, -0.02},
                                    {0, -0.15}})}};
    const double x = w * random.uniform(0.4, 0.6);
    drawing.strokes.push_back(strokeThrough({{x + 0.03, -1.1}, {x - 0.03, 0.1}}));
    if (chance(0.4, random)) drawing.strokes.push_back(strokeThrough({{x + 0.15, -1.1}, {x + 0.09, 0.1}}));
    return drawing;
}

Drawing hash(Random& random) {
    const double w = random.uniform(0.5, 0.7);
    return {{strokeThrough({{0.3 * w, -0.9}, {0.2 * w, -0.1}}),
             strokeThrough({{0.75 * w, -0.9}, {0.65 * w, -0.1}}), strokeThrough({{0, -0.65}, {w, -0.7}}),
             strokeThrough({{0, -0.35}, {w, -0.38}})}};
}

} // namespace

Drawing signDrawing(Sign sign, Random& random) {
    const double length = random.uniform(0.25, 0.8);
    switch (sign) {
        case Sign::Digit:
        case Sign::Space:
            return {};
        case Sign::Dot:
            return dot(-0.03 + either(0.06, random), random);
        case Sign::Comma:
            return comma(-0.08 + either(0.05, random), random);
        case Sign::Apostrophe:
            return comma(-1.0 + either(0.1, random), random);
        case Sign::Colon: {
            Drawing drawing = dot(-0.15, random);
            drawing.strokes.push_back(dot(-0.6, random).strokes.front());
            return drawing;
        }
        case Sign::Equals: {
            const double gap = random.uniform(0.1, 0.18);
            const double y = -random.uniform(0.3, 0.7);
            return {
                {level(y - gap, length, random), level(y + gap, length * random.uniform(0.8, 1.2), random)}};
        }
        case Sign::Dash:
            return {{level(-random.uniform(0.25, 0.6), length, random)}};
        case Sign::Slash:
            // Taller than a digit, or it would be a one.
            return {{strokeThrough({{random.uniform(0.5, 0.9), -1.4}, {0, random.uniform(0.2, 0.45)}})}};
        case Sign::Dollar:
            return dollar(random);
        case Sign::Hash:
            return hash(random);
        case Sign::Plus: {
            const double middle = random.uniform(0.2, 0.3);
            return {{level(-0.45, 2 * middle, random),
                     strokeThrough({{middle, -0.45 - middle}, {middle, -0.45 + middle}})}};
        }
    }
    return {};
}

} // namespace digitpad
