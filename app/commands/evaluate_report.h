// What `digitpad evaluate` prints, for scripts and for people.
#pragma once

#include <nlohmann/json.hpp>

#include "app/console.h"
#include "core/training/evaluation.h"

namespace digitpad {

/// The figures, by the names that scripts rely on; null where the data has no such samples.
nlohmann::ordered_json toJson(const Evaluation& evaluation, const ModelInfo& model);

void printEvaluation(const Evaluation& evaluation, const ModelInfo& model, Console& console);

/// "99.53 % (95 % interval 99.38 to 99.65)"
QString accuracyText(const ConfusionMatrix& confusion);

} // namespace digitpad
