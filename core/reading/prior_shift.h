// Prior shift: what the network is not sure of is more likely a digit in a row of digits than where it stands
// alone, or in training.  Saerens, Latinne and Decaestecker, "Adjusting the outputs of a classifier to new a
// priori probabilities", Neural Computation 14 (2002).
#pragma once

#include <span>

#include "core/reading/segmentation.h"

namespace digitpad {

/// By Bayes' rule, the odds of the digits, all alike, against "not a digit" times `factor`.  Rejected where
/// the most probable one stays below `threshold`.
Prediction withPriorShift(const Prediction& prediction, float factor, float threshold);

/// Shifts the priors of a line's rejected segments towards digits, where enough others are digits.  Not what
/// was cut apart, nor several digits in one, nor what is much lower or higher than a digit.
/// @param digitHeight the line's, in pixels
/// @param threshold the model's
void shiftPriors(std::span<Segment> line, double digitHeight, float threshold);

} // namespace digitpad
