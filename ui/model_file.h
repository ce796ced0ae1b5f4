// Opening a model file as a user means it: one of another program gets the normalisation that it was trained
// with.
#pragma once

#include <filesystem>
#include <stop_token>

#include "core/model/input_normalisation.h"

namespace digitpad {

/// A hundred digits of MNIST's test images, compiled in.  Throws Error where this build has none.
LabelledDigits normalisationSample();

/// Blocks, for up to some tenths of a second with a file of another program.  Throws Error, and Cancelled
/// within the time of one image.
AdaptedModel openModelFile(const std::filesystem::path& path, const std::stop_token& stop = {});

} // namespace digitpad
