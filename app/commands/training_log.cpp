#include "app/commands/training_log.h"

#include <fstream>
#include <utility>

#include "core/atomic_file.h"

namespace digitpad {

TrainingLog::TrainingLog(std::filesystem::path path) : m_path(std::move(path)), m_csv(epochCsvHeader()) {}

int TrainingLog::resumeAfter(int epochs, const std::vector<EpochRecord>& earlier) {
    if (!earlier.empty()) {
        m_csv = epochCsv(earlier);
        return static_cast<int>(earlier.size());
    }
    std::ifstream file(m_path);
    std::string row;
    if (!std::getline(file, row) || row + '\n' != epochCsvHeader()) return 0;
    int kept = 0;
    while (kept < epochs && std::getline(file, row) && row.starts_with(std::to_string(kept + 1) + ',')) {
        m_csv += row + '\n';
        ++kept;
    }
    return kept;
}

void TrainingLog::add(const EpochRecord& epoch) {
    m_csv += epochCsvRow(epoch);
    writeFileAtomically(m_path, m_csv);
}

} // namespace digitpad
