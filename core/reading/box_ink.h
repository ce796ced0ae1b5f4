// The ink of one digit in a picture whose place is known, for framing: what is darkest, or lightest, in its
// box.
#pragma once

#include "core/data/digit_image.h"
#include "core/data/picture.h"
#include "core/data/symbol_box.h"

namespace digitpad {

/// The digit in `box` framed as the classifier takes it.  Paper and ink are told apart by their grey within
/// the box and a little around it; the rarer of the two at the border is ink.
DigitImage framedDigit(const GreyImage& picture, const SymbolBox& box);

/// A digit framed, and the box of that ink.
struct DigitInk {
    DigitImage framed;
    SymbolBox box; ///< in the picture; a detector's misses the ink by some 5 %
};

/// The same with the ink's box, which is `box` where there is no ink.
DigitInk digitInk(const GreyImage& picture, const SymbolBox& box);

} // namespace digitpad
