// What the detector and the classifier think of one digit, put together.
#pragma once

#include "core/model/classifier.h"
#include "core/reading/digit_detector.h"

namespace digitpad {

/// The digits' probabilities as the weighted geometric mean of both judgements (a logarithmic opinion pool,
/// Genest and Zidek 1986), times the probability that there is a digit at all.  Rejected where the most
/// probable one stays below what is accepted.
Prediction verified(const Detection& detection, const Prediction& classified);

} // namespace digitpad
