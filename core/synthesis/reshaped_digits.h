// Digits in shapes that are usual in some countries or hands and rare in the collections, made of the usual
// ones.  Those that are drawn from nothing: digit_templates.h.
#pragma once

#include "core/data/drawing.h"
#include "core/random.h"

namespace digitpad {

/// A one with an upstroke, in a quarter of the cases longer than its stem, and sometimes a foot.
Drawing flaggedOne(const Drawing& stem, Random& random);
/// A zero with a line through it, so that nobody takes it for the letter.
Drawing slashedZero(const Drawing& zero, Random& random);
/// A seven with a bar across its stem, so that nobody takes it for a one.
Drawing crossedSeven(const Drawing& seven, Random& random);
/// A five whose bar is a stroke of its own, moved away to the right and longer; one from nothing where the
/// usual one has no such bar.
Drawing farBarFive(const Drawing& five, Random& random);
/// The pen went up too early, by that part of its way: an open eight or zero.
Drawing unclosed(const Drawing& usual, double part);

} // namespace digitpad
