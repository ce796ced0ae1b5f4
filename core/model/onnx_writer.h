// A network as an ONNX graph.
#pragma once

#include <onnx/onnx_pb.h>

#include "core/nn/network.h"

namespace digitpad {

/// Input "image" [N, channels, height, width], output "logits" [N, classes]; where the network ends in an
/// image that is not flattened, no layer depends on the size, and the file takes any: "cells" [N, channels,
/// height, width].  Dropout is left out: it does nothing in inference.  Throws Error for a layer ONNX files
/// of this program cannot carry.
onnx::GraphProto writeGraph(const Network& network);

} // namespace digitpad
