// The epochs of a training as a CSV file that is whole at any time.
#pragma once

#include <filesystem>
#include <string>

#include "core/training/epoch_record.h"

namespace digitpad {

class TrainingLog {
public:
    explicit TrainingLog(std::filesystem::path path);

    /// Where a training goes on: begins with the rows of its first `epochs` epochs, and returns how many
    /// these are. `earlier` has them all; where it is empty, from an older checkpoint, those are kept that
    /// the file at the path has.
    int resumeAfter(int epochs, const std::vector<EpochRecord>& earlier);

    /// Rewrites the file with one more row.  Throws Error; the row is kept for the next try.
    void add(const EpochRecord& epoch);

private:
    std::filesystem::path m_path;
    std::string m_csv;
};

} // namespace digitpad
