// A whole training of a digit detector, synchronously, on pictures that are made as it goes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "core/synthesis/paper_synthesis.h"
#include "core/training/events.h"
#include "core/training/run_control.h"

namespace digitpad {

struct DetectorOptions {
    int epochs = 60;
    int picturesAnEpoch = 8192;
    int batchSize = 32;
    double learningRate = 2e-3; ///< the peak of one cycle
    double weightDecay = 0.01;
    double averageDecay = 0.999;
    std::uint64_t seed = 1;
    int threads = 0; ///< 0 is one per core
};

/// What a detector learns from: pictures of these writings, whose writers are others in the validation.
struct DetectorData {
    std::string name;
    std::shared_ptr<const PaperSynthesis> training;
    std::shared_ptr<const PaperSynthesis> validation; ///< null where nothing is held out
};

/// The size of the pictures and of the digits on them that a detector is trained with.
PaperOptions detectorPaper();

/// As runTraining(): events go to `listener`, `control` ends it, and it goes on from `checkpoint` where that
/// exists. Accuracies are of the digits whose place is known.  Throws Error.
TrainingFinished runDetectorTraining(const DetectorData& data, const DetectorOptions& options,
                                     const TrainingListener& listener, RunControl& control,
                                     const std::filesystem::path& checkpoint = {});

} // namespace digitpad
