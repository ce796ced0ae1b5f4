// What running layers takes: known before anything is allocated, so that a file or a batch that would take
// too much is refused or cut.
#pragma once

#include "core/nn/layer.h"

namespace digitpad {

struct Footprint {
    std::int64_t values = 0;  ///< activations that one image leaves in memory
    std::int64_t scratch = 0; ///< values a thread needs besides, whatever the batch
    /// Multiply-adds one image takes at the speed of a matrix product; what runs in plain loops counts for
    /// more.
    std::int64_t work = 0;
};

/// Of the layers one after the other, those inside residual blocks included.  Throws Error where a layer does
/// not fit its input.
Footprint footprint(const LayerList<float>& layers, const Shape& input);

/// How many images a thread can take through a network in one pass within 128 MiB; at least one.
int imagesAtOnce(const LayerList<float>& layers, const Shape& input);

} // namespace digitpad
