// Takes the steps of a pen's whole pixels out of a stroke, for the eye alone: what is read and kept are the
// points as they came.
#pragma once

#include "core/data/drawing.h"

namespace digitpad {

/// The same stroke with its points moved onto a smoother line, none by more than a pixel's rounding may have
/// moved it, so that corners stay corners.  In paper units; both ends stay where they are.
Stroke smoothed(const Stroke& stroke);

} // namespace digitpad
