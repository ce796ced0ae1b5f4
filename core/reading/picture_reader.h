// From any picture of paper to text: digits are found where they are, whatever is around them, each is judged
// once more by the classifier, and their places give lines and spaces.
#pragma once

#include "core/reading/digit_detector.h"
#include "core/reading/reader.h"

namespace digitpad {

/// Boxes are in pixels of the picture; an empty reading where nothing is found.  Throws Cancelled.
/// @param leastHeight of the digits to look for, in pixels
Reading readDetected(const GreyImage& picture, const Classifier& classifier, const DigitDetector& detector,
                     Workspace& workspace, const std::stop_token& stop = {},
                     double leastHeight = kLeastHeight);

/// Any picture; boxes in its pixels.  What the detector finds, and where that is rejected what the ink tells,
/// if it tells more.
/// @param detector null where there is none
/// @param strokes drawn over the picture, in its pixels
Reading readPicture(const GreyImage& picture, const Classifier& classifier, const DigitDetector* detector,
                    Workspace& workspace, const Drawing& strokes = {}, const std::stop_token& stop = {});

} // namespace digitpad
