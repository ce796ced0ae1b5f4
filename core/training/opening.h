// Opening datasets for training and evaluation: as core/data reads them, and with framed images upright,
// which only a network can tell.
#pragma once

#include <functional>
#include <memory>

#include "core/data/readers.h"
#include "core/model/classifier.h"

namespace digitpad {

struct Opening {
    ReadingControl control = {};
    /// A classifier that reads MNIST well, asked for where framed images are to be checked; may be empty or
    /// give null, and then they are taken as they lie.
    std::function<std::shared_ptr<const Classifier>()> reference = {};
};

/// `data`, or a copy with rows and columns swapped where `reference` reads a sample of its digits clearly
/// better so; a note says that, with the two accuracies.  EMNIST under another name and images written by
/// MATLAB are; other things than digits are read about as badly both ways, and stay.
Dataset upright(Dataset data, const Classifier& reference);

/// openDataset(), with framed images (IDX, CSV) upright.
Dataset openUpright(const std::filesystem::path& path, DatasetPart part, const SampleRenderers& renderers,
                    const Opening& opening = {});

} // namespace digitpad
