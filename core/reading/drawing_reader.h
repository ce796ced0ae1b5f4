// From pen strokes to text: what the strokes tell, and for several digits what the detector finds in a
// picture of them.
#pragma once

#include "core/reading/digit_detector.h"
#include "core/reading/reader.h"

namespace digitpad {

/// As readStrokes(), and where that finds several digits, as the surer of both: the strokes know which ink
/// belongs together, the detector knows hands and separators.
/// @param detector null where there is none
Reading readDrawing(const Drawing& drawing, const Classifier& classifier, const DigitDetector* detector,
                    Workspace& workspace, const std::stop_token& stop = {});

} // namespace digitpad
