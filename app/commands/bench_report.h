// What `digitpad bench` found out, as JSON for scripts and as lines for people.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "app/commands/throughput.h"
#include "app/console.h"

namespace digitpad {

/// Microseconds.
struct Latency {
    double p50 = 0;
    double p99 = 0;
};

/// What only a training can show.
struct TrainingReport {
    TrainingSpeed speed;
    double flopShare = 0; ///< see BenchReport
    Latency recognition;  ///< of a drawing while the training runs
};

/// Shares are of what all threads could do at the measured peak, and count what the layers compute by their
/// definition (DirectFlops): where filtering by Winograd takes fewer operations they may exceed 1.
struct BenchReport {
    std::string networkKind; ///< "preset" or "model"
    std::string network;     ///< its name, or its file's
    Load load;
    double peakFlops = 0;                   ///< of one core, a second
    std::optional<TrainingReport> training; ///< nothing for a model file
    double inferImagesPerSecond = 0;
    double inferFlopShare = 0;
    Latency oneImage; ///< on one thread
};

nlohmann::ordered_json toJson(const BenchReport& report);
void print(const BenchReport& report, Console& console);

} // namespace digitpad
