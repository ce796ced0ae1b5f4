// What the epochs of a training reached, as plain figures: behind the table and the exported CSV.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/training/events.h"

namespace digitpad {

struct EpochRecord {
    int epoch = 0; ///< from 1
    double trainingLoss = 0;
    double trainingAccuracy = 0; ///< 0 to 1
    std::optional<double> validationLoss;
    std::optional<double> validationAccuracy;
    double seconds = 0;
    bool best = false; ///< lowest validation loss when it ended; a later epoch may be better
};

/// @param validated whether images were held out; without, the event's validation figures mean nothing
EpochRecord toRecord(const EpochFinished& event, bool validated);

/// One line an epoch under a header line; what was not measured is left empty.  Decimal points, no rounding.
std::string toCsv(const std::vector<EpochRecord>& records);

} // namespace digitpad
