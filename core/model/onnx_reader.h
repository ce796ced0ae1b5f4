// An ONNX graph as a network: a chain of operators, with residual blocks.
#pragma once

#include <onnx/onnx_pb.h>

#include <memory>
#include <string>

#include "core/nn/network.h"

namespace digitpad {

/// Throws Error, naming `where`, for what is damaged, not supported, or does not take 28x28 images.
std::shared_ptr<const Network> readGraph(const onnx::GraphProto& graph, const std::string& where);

} // namespace digitpad
