// Files as parts of a training.
#pragma once

#include <filesystem>
#include <functional>

#include "core/data/readers.h"
#include "core/training/opening.h"
#include "core/training/training_data.h"

namespace digitpad {

/// Which samples of a dataset are trained on and which are held out.
using Splitter = std::function<Split(const Dataset&)>;

/// Holds `fraction` out, chosen by `seed`, as splitDataset() does.
Splitter splitByFraction(double fraction, std::uint64_t seed);
/// Holds the writers out that isHeldOut() names.
Splitter splitByHeldOutWriters();

/// Any format openDataset() knows; pen strokes are drawn anew, with another pen, each time they are shown,
/// and those that cannot teach (look_alikes.h) are left out.  Throws Error.
TrainingSource openTrainingSource(const std::filesystem::path& path, const SampleRenderers& renderers,
                                  const Splitter& split, double weight = 1, const Opening& opening = {});

/// `count` samples an epoch of shapes that collections have few of, made of the sources' pen strokes.  Throws
/// Error where these have no upright ones, no zeros or no sevens.
MixedSamples::Part makeRareShapes(std::size_t count, const std::vector<TrainingSource>& sources);

/// `count` samples an epoch of digits that touched another and were cut from it, or were not, made of the
/// sources' pen strokes.  Throws Error where these have no digits but ones.
MixedSamples::Part makeTouchingDigits(std::size_t count, const std::vector<TrainingSource>& sources);

/// `count` samples an epoch that are not digits: made-up drawings, and patches of the sources' digits in
/// another order.
std::vector<MixedSamples::Part> makeNegatives(std::size_t count, const std::vector<TrainingSource>& sources);

} // namespace digitpad
