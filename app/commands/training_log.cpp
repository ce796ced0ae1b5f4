#include "app/commands/training_log.h"

#include <sstream>
#include <utility>

#include "core/atomic_file.h"

namespace digitpad {

TrainingLog::TrainingLog(std::filesystem::path path)
    : m_path(std::move(path)),
      m_csv("epoch,training_loss,training_accuracy,validation_loss,validation_accuracy,seconds\n") {}

void TrainingLog::add(const EpochFinished& epoch) {
    std::ostringstream row;
    row << epoch.epoch << ',' << epoch.trainingLoss << ',' << epoch.trainingAccuracy << ','
        << epoch.validationLoss << ',' << epoch.validationAccuracy << ',' << epoch.seconds << '\n';
    m_csv += row.str();
    writeFileAtomically(m_path, m_csv);
}

} // namespace digitpad
