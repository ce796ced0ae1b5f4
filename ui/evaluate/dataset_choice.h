// What one can evaluate on: the bundled MNIST halves, or a file or folder.
#pragma once

#include <QString>
#include <filesystem>

#include "core/training/evaluation_data.h"

namespace digitpad {

struct DatasetChoice {
    QString title;              ///< as the page names it
    std::filesystem::path path; ///< empty for the bundled MNIST
    DatasetPart part = DatasetPart::Test;

    bool operator==(const DatasetChoice&) const = default;
};

DatasetChoice mnistTestChoice();
DatasetChoice mnistTrainingChoice();
/// A file or folder of any format openDataset() knows; of two halves, the test one.
DatasetChoice fileChoice(const std::filesystem::path& path);

/// Blocks.  Throws Error.
EvaluationData loadDataset(const DatasetChoice& choice, const ReadingControl& control = {});

} // namespace digitpad
