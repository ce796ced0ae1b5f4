// What an evaluation predicted for each image, as a table for scripts and spreadsheets.
#pragma once

#include <string>

#include "core/training/evaluation.h"

namespace digitpad {

/// A row for each sample that was evaluated: index, source, label (empty for a framed image of no digit),
/// predicted (all digits read; empty for none), probability and p0 to p9 (of the least certain digit), kind
/// (digit, number, not a digit), rejected (yes, no).
/// @param data where the samples came from, e.g. Evaluation::images
std::string predictionsCsv(const Evaluation& evaluation, const Dataset& data);

} // namespace digitpad
