// Batch norm folded into the layer before it: in inference both are linear, and one does.
#pragma once

#include <vector>

#include "core/nn/layer.h"

namespace digitpad {

/// Layers with their arrays; see Network.
struct FoldedLayers {
    LayerList<float> layers;
    std::vector<float> parameters;
    std::vector<float> state;
};

/// What infers the same, to rounding, with less work: batch norm, or a scale and a shift a channel, after a
/// convolution or a dense layer becomes its weights and biases, dropout goes.
FoldedLayers foldBatchNorm(const LayerList<float>& layers, const LayerValues<float>& values);

} // namespace digitpad
