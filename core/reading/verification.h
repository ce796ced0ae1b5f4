// What the detector and the classifier think of one digit, put together.
#pragma once

#include "core/model/classifier.h"
#include "core/reading/digit_detector.h"

namespace digitpad {

/// The digits' probabilities as the weighted geometric mean of both judgements (a logarithmic opinion pool,
/// Genest and Zidek 1986), times the probability that there is a digit at all, which is the detector's made
/// as sure as it is right.  Rejected where the most probable one is less probable than `threshold`, the
/// classifier's.
Prediction verified(const Detection& detection, const Prediction& classified, double threshold);

} // namespace digitpad
