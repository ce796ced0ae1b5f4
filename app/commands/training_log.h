// The epochs of a training as a CSV file that is whole at any time.
#pragma once

#include <filesystem>
#include <string>

#include "core/training/events.h"

namespace digitpad {

class TrainingLog {
public:
    explicit TrainingLog(std::filesystem::path path);

    /// Where a training goes on: keeps the rows of its first `epochs` epochs that the file at the path has,
    /// and returns how many these are.
    int resumeAfter(int epochs);

    /// Rewrites the file with one more row.  Throws Error; the row is kept for the next try.
    void add(const EpochFinished& epoch);

private:
    std::filesystem::path m_path;
    std::string m_csv;
};

} // namespace digitpad
