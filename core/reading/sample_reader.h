// Labelled samples read exactly as the canvas and `digitpad read` do.
#pragma once

#include <memory>

#include "core/data/labelled_samples.h"
#include "core/preprocess/sample_renderers.h"
#include "core/reading/drawing_reader.h"
#include "core/reading/picture_reader.h"

namespace digitpad {

/// How samples come onto the paper.
struct SampleReader {
    PictureDecoder decode; ///< may be empty where no pictures come; called on several threads at once
    PenOptions pen = {};
    std::shared_ptr<const DigitDetector> detector = {}; ///< may be null

    /// Throws Error naming the sample.
    Reading read(const LabelledSample& sample, const Classifier& classifier, Workspace& workspace) const;
};

} // namespace digitpad
