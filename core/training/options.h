// Everything a training can be told, and the recipe that comes with each named preset.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "core/nn/schedule.h"
#include "core/synthesis/augmentation.h"

namespace digitpad {

enum class OptimiserKind { Sgd, Adam, AdamW }; ///< Sgd is with Nesterov momentum

/// What a network learns to answer to a sample that is not a digit.
enum class NotADigit {
    Uniform, ///< all ten digits are equally likely (outlier exposure, Hendrycks et al. 2019)
    Class    ///< an eleventh output
};

struct TrainingOptions {
    std::string architecture = "fast";
    OptimiserKind optimiser = OptimiserKind::AdamW;
    double learningRate = 3e-3; ///< the schedule's peak
    double momentum = 0.9;      ///< Sgd only
    double weightDecay = 0.01;
    ScheduleKind schedule = ScheduleKind::OneCycle;
    int batchSize = 128;
    int epochs = 5;
    double validationFraction = 0.1;   ///< 0 trains on everything and validates on nothing
    std::string augmentation = "none"; ///< a name augmentationNamed() knows
    double labelSmoothing = 0;
    NotADigit notADigit = NotADigit::Uniform;
    int patience = 0; ///< epochs without a better validation loss before stopping early; 0 never stops early
    double averageDecay =
        0; ///< of the exponential weight average that is kept as the result; 0 keeps the last weights
    std::uint64_t seed = 1;
    int threads = 0; ///< 0 is one per core
};

/// The architecture of that name with the recipe that suits it.  Throws Error for an unknown name.
TrainingOptions presetOptions(std::string_view name);

/// Throws Error naming the first option that is out of range, and the range.
void validate(const TrainingOptions& options);

/// Names for files and people: "AdamW", "one cycle".
std::string toString(OptimiserKind kind);
std::string toString(ScheduleKind kind);
std::string toString(NotADigit target);
/// By name, for ModelInfo::training.
std::map<std::string, std::string> describeOptions(const TrainingOptions& options);

} // namespace digitpad
