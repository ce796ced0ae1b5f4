// One writer's mood with one pen: what makes the signs of a number look alike.
#pragma once

#include "core/random.h"
#include "core/synthesis/ink_patch.h"

namespace digitpad {

struct HandOptions {
    double images = 0.25;      ///< probability that a number is made of images of digits, where there are any
    double thinnestPen = 0.04; ///< as a part of the digits' height
    double widestPen = 0.2;    ///< likewise
    double slant = 0.35;       ///< horizontal shear, as the tangent; most hands lean less
    double rareShapes = 0.18;  ///< of a digit: a shape that the collections hardly have
    double pressure = 0.5;     ///< of a hand: the pen's width varies along its strokes
    double hooks = 0.15;       ///< of a hand: its pen flicks where it comes down or goes up
    double descends = 0.12;    ///< of a hand: stems of 4, 7 and 9 go below the line
};

/// How one number is written.
struct Hand {
    bool images = false;     ///< of digits, rather than pen strokes
    std::size_t writer = 0;  ///< of strokes
    double pen = 0.1;        ///< width as a part of the digit's height
    double slant = 0;        ///< as the tangent; positive leans to the right
    double stretch = 1;      ///< width against height
    double angle = 0;        ///< of the line that is written on, radians, positive falls to the right
    double unsteadiness = 1; ///< of one digit against the next
    double cut = 0.5;        ///< level at which the ink of images ends: less is a wider pen
    double rareShapes = 0;
    bool hooks = false;
    bool descends = false; ///< stems of 4, 7 and 9 go below the line
    double taper = 0;      ///< how much thinner the pen is at the ends of a stroke, 1 is to nothing
    double sway = 0;       ///< of the pen's width along a stroke, 0.2 is 20 % either way
    double nib = 0;        ///< how much thinner it writes along the nib than across; 0 is a ball
    double nibWay = 0;     ///< of the nib's edge, radians
};

/// A hand but for its writer.
Hand anyHand(const HandOptions& options, Random& random);

/// Collected strokes as that hand writes them: `height` pixels high, or as wide as kWidestSign of it where
/// they are wider; the lower edge lies at y = 0, the left one at x = 0, more or less.
InkPatch writtenInk(const Drawing& drawing, const Hand& hand, double height, Random& random);

/// Widest sign that is made as high as the others, in heights: a one that lies is not blown up.
inline constexpr float kWidestSign = 1.3F;

} // namespace digitpad
