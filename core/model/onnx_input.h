// The image that a model of another program takes, in whatever order and shape.
#pragma once

#include "core/model/onnx_activations.h"
#include "core/model/onnx_graph.h"

namespace digitpad {

struct OnnxInput {
    OnnxActivations activations;
    bool isBytes = false; ///< ink is 255 rather than 1
};

/// [N, 1, 28, 28], [N, 28, 28, 1], [N, 28, 28] or [N, 784] of real numbers or bytes, in sizes that may be
/// open. Throws Error, naming the file, for others.
OnnxInput readInput(const OnnxGraph& graph);
/// The same for pictures of any size: [N, 1, H, W] of real numbers, H and W open or kDetectorSide.
OnnxInput readPictureInput(const OnnxGraph& graph);

} // namespace digitpad
