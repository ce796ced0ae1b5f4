// Where the digits of a number stand beside each other: apart, close, touching, or one in a box each.
#pragma once

#include <algorithm>
#include <vector>

#include "core/synthesis/digit_hands.h"
#include "core/synthesis/number_text.h"

namespace digitpad {

struct LayoutOptions {
    double touching = 0.4;     ///< of a number: some of its neighbours touch or overlap
    double cells = 0.2;        ///< of a number: one digit a cell of equal width
    double slope = 0.12;       ///< of the line, radians; a normal deviate's double
    double sizeTrend = 0.15;   ///< of a number: its digits grow or shrink from left to right
    double joinedZeros = 0.25; ///< of two zeros that touch: by a stroke at their tops
};

/// Ink of one sign; digit is -1 where it is none.
struct WrittenSign {
    InkPatch patch;
    int digit = -1;
};

/// A number as it is written, before it is put to paper.
struct WrittenNumber {
    std::vector<WrittenSign> signs;
    double height = 0;   ///< of its digits, pixels
    double pen = 0;      ///< its width, pixels
    double darkness = 1; ///< of its ink, where the blackest is 1
    double angle = 0;    ///< of its line, radians; positive falls to the right
    double cell = 0;     ///< width of a digit's cell; 0 where it has none.  The first begins at x = 0
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    double origin = 0;   ///< where the line begins
    double baseline = 0; ///< at `left`

    int width() const { return right - left; }
    void moveBy(int dx, int dy);
    /// How dark its lines are: a line thinner than a pixel covers none wholly.
    double strength() const { return darkness * std::min(pen, 1.0); }
};

/// Its line begins at (0, 0).  Digits that `hands` cannot write are left out.
WrittenNumber writtenNumber(const std::vector<Token>& text, const DigitHands& hands, Hand hand, double height,
                            const LayoutOptions& options, Random& random);

} // namespace digitpad
