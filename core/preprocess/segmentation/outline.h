// Measures of written ink by its outline.
#pragma once

#include "core/data/picture.h"

namespace digitpad {

/// The usual width of its lines, in pixels; 1 where there is no ink.
double penWidth(const InkImage& ink);

/// 1 where the outline runs straight or bulges, down to 0 in notches: where lines meet, ink is at most sides.
/// @param pen width of the lines, in pixels
InkImage smoothness(const InkImage& ink, double pen);

} // namespace digitpad
