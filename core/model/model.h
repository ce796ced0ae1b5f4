// A network with what one must know to use it: name, classes, calibration, where it came from.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/nn/network.h"

namespace digitpad {

/// What a model's network does with a picture.
enum class ModelTask {
    Classify, ///< says which digit a framed image of 28x28 pixels is
    Detect    ///< finds the digits in a picture of any size (detector_grid.h)
};

struct ModelInfo {
    ModelTask task = ModelTask::Classify;
    std::string name = "Untitled";
    std::string architecture; ///< the preset it was built from; empty for foreign files
    std::vector<std::string> classes = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
    double temperature = 1;             ///< logits are divided by it before the softmax
    double threshold = 0;               ///< a most probable digit below this is rejected; 0 rejects nothing
    std::optional<double> testAccuracy; ///< 0 to 1
    std::string date;                   ///< ISO 8601, day
    std::map<std::string, std::string> training; ///< options by name, as shown to people
    bool isForeign = false;                      ///< from a file that another program wrote
    std::string
        normalisation; ///< that was put in front of a foreign network (input_normalisation.h), by name
};

struct Model {
    std::shared_ptr<const Network> network;
    ModelInfo info;
};

/// Today in UTC as ModelInfo::date has it; the day of the environment's SOURCE_DATE_EPOCH where that is set,
/// so that a training that is done again writes the same file (reproducible-builds.org, "SOURCE_DATE_EPOCH").
/// Throws Error where that is no number of seconds.
std::string today();

} // namespace digitpad
