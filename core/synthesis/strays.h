// What pens leave between numbers and over them: scribbles, signatures' curves, the strokes that take a
// number back.
#pragma once

#include "core/synthesis/written_number.h"

#include "core/random.h"

namespace digitpad {

/// A shape that is no digit, about `height` pixels high; its box begins at (0, 0).
WrittenNumber scribble(double height, Random& random);
/// A long loose curve across a picture of that size, as a signature's.
WrittenNumber signatureCurve(int width, int height, double digitHeight, Random& random);
/// Takes a number back: dense strokes to and fro over all of it, after which none of its digits counts.
void crossOut(WrittenNumber& number, Random& random);

} // namespace digitpad
