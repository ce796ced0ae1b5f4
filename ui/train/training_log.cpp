#include "ui/train/training_log.h"

#include <limits>
#include <locale>
#include <sstream>

namespace digitpad {

EpochRecord toRecord(const EpochFinished& event, bool validated) {
    EpochRecord record;
    record.epoch = event.epoch;
    record.trainingLoss = event.trainingLoss;
    record.trainingAccuracy = event.trainingAccuracy;
    if (validated) {
        record.validationLoss = event.validationLoss;
        record.validationAccuracy = event.validationAccuracy;
    }
    record.seconds = event.seconds;
    record.best = event.best;
    return record;
}

std::string toCsv(const std::vector<EpochRecord>& records) {
    std::ostringstream csv;
    csv.imbue(std::locale::classic());
    csv.precision(std::numeric_limits<double>::max_digits10);
    csv << "epoch,training_loss,validation_loss,training_accuracy,validation_accuracy,seconds\n";
    const auto optional = [&csv](const std::optional<double>& value) {
        csv << ',';
        if (value) csv << *value;
    };
    for (const EpochRecord& record : records) {
        csv << record.epoch << ',' << record.trainingLoss;
        optional(record.validationLoss);
        csv << ',' << record.trainingAccuracy;
        optional(record.validationAccuracy);
        csv << ',' << record.seconds << '\n';
    }
    return csv.str();
}

} // namespace digitpad
