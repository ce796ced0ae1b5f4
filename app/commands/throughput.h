// The measurements of `digitpad bench`, on made-up images: what is computed does not depend on what they
// show.
#pragma once

#include <string>

namespace digitpad {

struct BenchOptions {
    std::string preset = "reference";
    int batch = 64;
    int threads = 2;
    double seconds = 5; ///< of each of the three measurements, after a warm-up
};

struct BenchResult {
    double trainImagesPerSecond = 0;   ///< median of five windows
    double inferImagesPerSecond = 0;   ///< likewise; a batch is shared out among the threads
    double latencyMicrosecondsP50 = 0; ///< one image on one thread
    double latencyMicrosecondsP99 = 0;
};

/// Blocks for a bit over three times `seconds`.  Throws Error for an unknown preset.
BenchResult measureThroughput(const BenchOptions& options);

} // namespace digitpad
