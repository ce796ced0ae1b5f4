// What one evaluation found, with the model and the images it is about, so that pages and exports need
// nothing else.
#pragma once

#include <QString>
#include <memory>

#include "core/data/dataset.h"
#include "core/model/classifier.h"
#include "core/training/evaluation.h"

namespace digitpad {

struct EvaluationResult {
    std::shared_ptr<const Classifier> classifier;
    Evaluation evaluation;
    QString datasetTitle;    ///< as it was chosen: "MNIST test"
    std::size_t samples = 0; ///< in the dataset; a cancelled evaluation has fewer answers

    /// What the network saw, one an answer.
    const Dataset& images() const { return *evaluation.images; }
    QString modelName() const { return QString::fromStdString(classifier->model().info.name); }
};

using EvaluationResultPointer = std::shared_ptr<const EvaluationResult>;

} // namespace digitpad
