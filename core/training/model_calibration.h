// Makes a trained model's confidence mean what it says, and chooses from where on it is trusted.
#pragma once

#include <functional>
#include <vector>

#include "core/metrics/rejection_curve.h"
#include "core/metrics/temperature.h"
#include "core/training/evaluation.h"

namespace digitpad {

/// The samples of an evaluation by their confidence.  Numbers are left out: they hold several digits.
std::vector<ConfidenceSample> confidenceSamples(const Evaluation& evaluation);

/// The model's logits for the digits that were read as one digit.
LabelledLogits digitLogits(const Model& model, const std::vector<Evaluation>& evaluations);

/// The model with the odds of each digit against "not a digit" times `odds`, by the bias of its last layer
/// (prior shift: training shows more of what is no digit than people write).  Its training's "digit odds" say
/// what they were multiplied by in all.  Throws Error where it has no "not a digit", or no such bias.
Model withDigitOdds(const Model& model, double odds);

/// Evaluates a model on all that it is calibrated with.
using EvaluateAll = std::function<std::vector<Evaluation>(const Classifier&)>;

/// The model with the temperature that fits its digits best, in three decimals, and the highest threshold at
/// which the share `accept` of the digits is accepted.  Calls `evaluate` twice.  Throws Error where there are
/// not 30 digits to fit to.
Model calibrated(const Model& model, double accept, const EvaluateAll& evaluate);

} // namespace digitpad
