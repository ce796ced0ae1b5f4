// How a model of another program wants its images: most are trained on grey values that were normalised in
// one of a few usual ways, and no file says in which.  Tried on digits whose labels are known.
#pragma once

#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/cancel.h"
#include "core/data/digit_image.h"
#include "core/model/model.h"

namespace digitpad {

struct LabelledDigits {
    std::vector<DigitImage> images;
    std::vector<int> labels;
};

struct AdaptedModel {
    Model model;
    std::string
        note; ///< one sentence on what was found, to be shown once; empty where there is nothing to say
};

/// The model with the usual normalisation in front that reads the sample clearly best; as it is where that is
/// none, where the file is this program's own, or where the network does not read digits.
/// ModelInfo::normalisation then names it.  Blocks for the time of some hundred images, less for large
/// networks.  Throws Cancelled within that of one image.
AdaptedModel withNormalisation(Model model, const LabelledDigits& sample, const std::stop_token& stop = {});

} // namespace digitpad
