// Which strokes cross, by the lines that the pen's middle drew.
#pragma once

#include <stop_token>
#include <vector>

#include "core/cancel.h"
#include "core/data/drawing.h"

namespace digitpad {

/// The strokes in groups of those that cross each other well inside, in the order of their first strokes.
/// Strokes of neighbouring digits that only meet at their sides stay apart.  Throws Cancelled.
std::vector<Drawing> crossingStrokes(const Drawing& drawing, const std::stop_token& stop = {});

} // namespace digitpad
