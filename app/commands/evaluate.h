// digitpad evaluate: how good a model is on a labelled dataset.
#pragma once

#include "app/console.h"
#include "core/data/dataset.h"
#include "core/training/evaluation.h"

namespace digitpad {

/// Throws Error, UsageError.
int runEvaluate(const QStringList& arguments, Console& console);

/// core's evaluate() with a progress bar.
Evaluation evaluateWithProgress(const Classifier& classifier, const Dataset& data, int threads,
                                Console& console);

/// "99.53 % (95 % interval 99.38 to 99.65)"
QString accuracyText(const ConfusionMatrix& confusion);

} // namespace digitpad
