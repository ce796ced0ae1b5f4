// Collected drawings that teach nothing: what in some hand is a digit, and pieces of what was meant.
#pragma once

#include <string_view>

#include "core/data/drawing.h"

namespace digitpad {

/// Whether a label other than a digit's is a letter or symbol that nobody can tell from one: O o D Q as a
/// zero, l I | / \ ! and brackets as a one, Z z as a two, S s as a five, G b as a six, T as a seven, B as an
/// eight, g q as a nine, and single marks that are told by their size on the paper alone.
bool looksLikeADigit(std::string_view label);

/// Whether the drawing is one stroke, nearly straight and not lying: a one, whatever it was meant as.
bool isUprightLine(const Drawing& drawing);

/// Whether a drawing can teach what its label says.  Collections cut up by a program have single strokes
/// labelled with the letter or digit they were cut from.
bool canTeach(const LabelledDrawing& drawing);

} // namespace digitpad
