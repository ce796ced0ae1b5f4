#include "core/training/epoch_record.h"

#include <limits>
#include <locale>
#include <sstream>

namespace digitpad {

std::string epochCsvHeader() {
    return "epoch,training_loss,training_accuracy,validation_loss,validation_accuracy,seconds\n";
}

std::string epochCsvRow(const EpochRecord& record) {
    std::ostringstream row;
    row.imbue(std::locale::classic());
    row.precision(std::numeric_limits<double>::max_digits10);
    const auto optional = [&row](const std::optional<double>& value) {
        row << ',';
        if (value) row << *value;
    };
    row << record.epoch << ',' << record.trainingLoss << ',' << record.trainingAccuracy;
    optional(record.validationLoss);
    optional(record.validationAccuracy);
    row << ',' << record.seconds << '\n';
    return row.str();
}

std::string epochCsv(const std::vector<EpochRecord>& records) {
    std::string csv = epochCsvHeader();
    for (const EpochRecord& record : records) csv += epochCsvRow(record);
    return csv;
}

} // namespace digitpad
