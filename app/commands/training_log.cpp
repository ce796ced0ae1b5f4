#include "app/commands/training_log.h"

#include <fstream>
#include <sstream>
#include <utility>

#include "core/atomic_file.h"

namespace digitpad {

namespace {

constexpr const char* kHeader =
    "epoch,training_loss,training_accuracy,validation_loss,validation_accuracy,seconds\n";

} // namespace

TrainingLog::TrainingLog(std::filesystem::path path) : m_path(std::move(path)), m_csv(kHeader) {}

int TrainingLog::resumeAfter(int epochs) {
    std::ifstream file(m_path);
    std::string row;
    if (!std::getline(file, row) || row + '\n' != kHeader) return 0;
    int kept = 0;
    while (kept < epochs && std::getline(file, row) && row.starts_with(std::to_string(kept + 1) + ',')) {
        m_csv += row + '\n';
        ++kept;
    }
    return kept;
}

void TrainingLog::add(const EpochFinished& epoch) {
    std::ostringstream row;
    row << epoch.epoch << ',' << epoch.trainingLoss << ',' << epoch.trainingAccuracy << ','
        << epoch.validationLoss << ',' << epoch.validationAccuracy << ',' << epoch.seconds << '\n';
    m_csv += row.str();
    writeFileAtomically(m_path, m_csv);
}

} // namespace digitpad
