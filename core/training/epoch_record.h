// What the epochs of a training reached, as plain figures: behind the window's table and every CSV file of
// them.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace digitpad {

struct EpochRecord {
    int epoch = 0; ///< from 1
    double trainingLoss = 0;
    double trainingAccuracy = 0;              ///< 0 to 1
    std::optional<double> validationLoss;     ///< nothing where nothing is held out
    std::optional<double> validationAccuracy; ///< likewise
    double seconds = 0;                       ///< pauses left out
    bool best = false; ///< lowest validation loss when it ended; a later epoch may be better
};

/// The names of the columns, with a line break at the end.  They and their order are a contract with scripts.
std::string epochCsvHeader();
/// One epoch's line.  Decimal points in any language, no rounding; what was not measured is left empty.
std::string epochCsvRow(const EpochRecord& record);
/// The header and a line each.
std::string epochCsv(const std::vector<EpochRecord>& records);

} // namespace digitpad
