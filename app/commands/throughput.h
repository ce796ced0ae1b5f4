// How fast a network trains and infers, on made-up images.
#pragma once

#include <string>
#include <vector>

#include "app/commands/resident_memory.h"
#include "core/nn/inference_network.h"

namespace digitpad {

/// How a measurement is taken.
struct Load {
    int batch = 64;
    int threads = 2;
    double seconds = 5; ///< after a warm-up
};

struct TrainingSpeed {
    double imagesPerSecond = 0;           ///< median of five windows
    std::optional<ResidentMemory> memory; ///< after the last step
};

/// Whole steps of the preset's recipe, without augmentation.  Throws Error for an unknown preset.
TrainingSpeed measureTraining(const std::string& preset, const Load& load);

/// Images a second, median of five windows; a batch is shared out among the threads.
double measureInference(const InferenceNetwork& network, const Load& load);

/// Microseconds of every single image within `seconds`, one thread.
std::vector<double> measureLatency(const InferenceNetwork& network, double seconds);

} // namespace digitpad
