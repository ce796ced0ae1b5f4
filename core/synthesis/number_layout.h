// Where the digits of a number stand beside each other: apart, close, touching, or one in a box each.
#pragma once

#include <vector>

#include "core/synthesis/digit_hands.h"
#include "core/synthesis/number_text.h"
#include "core/synthesis/written_number.h"

namespace digitpad {

struct LayoutOptions {
    double touching = 0.4;     ///< of a number: some of its neighbours touch or overlap
    double cells = 0.2;        ///< of a number: one digit a cell of equal width
    double slope = 0.12;       ///< of the line, radians; a normal deviate's double
    double sizeTrend = 0.15;   ///< of a number: its digits grow or shrink from left to right
    double joinedZeros = 0.25; ///< of two zeros that touch: by a stroke at their tops
};

/// Its line begins at (0, 0).  Digits that `hands` cannot write are left out.
WrittenNumber writtenNumber(const std::vector<Token>& text, const DigitHands& hands, Hand hand, double height,
                            const LayoutOptions& options, Random& random);

} // namespace digitpad
