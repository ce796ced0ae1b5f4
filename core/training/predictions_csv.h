// What an evaluation predicted for each image, as a table for scripts and spreadsheets.
#pragma once

#include <string>

#include "core/training/evaluation.h"

namespace digitpad {

/// Columns index, source, label (empty for what is not a digit), predicted, probability, p0 to p9; a row for
/// each image that was evaluated.
std::string predictionsCsv(const Evaluation& evaluation, const Dataset& data);

} // namespace digitpad
