// What the network is not sure of is more likely a digit in a row of digits than where it stands alone.
#pragma once

#include <span>

#include "core/reading/segmentation.h"

namespace digitpad {

/// Bayes' rule: the odds of the digits, all alike, against "not a digit" times `factor`.  Rejected where the
/// most probable one stays below `threshold`.
Prediction withOdds(const Prediction& prediction, float factor, float threshold);

/// Gives the segments of a line that are rejected better odds, where enough others are digits.  Not what was
/// cut apart, nor several digits in one, nor what is much lower or higher than a digit.
/// @param digitHeight the line's, in pixels
/// @param threshold the model's
void readAmongDigits(std::span<Segment> line, double digitHeight, float threshold);

} // namespace digitpad
