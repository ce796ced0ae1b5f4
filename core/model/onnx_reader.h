// An ONNX graph as a network: chains of operators that part and come together again in sums.
#pragma once

#include <onnx/onnx_pb.h>

#include <memory>
#include <string>

#include "core/model/model.h"
#include "core/model/onnx_external_data.h"
#include "core/nn/network.h"

namespace digitpad {

/// @param opset the version of ONNX's operators that the file uses
/// @param task a detector takes pictures of any size, here of kDetectorSide, and gives its cells as an image
/// Throws Error, naming `where`, for what is damaged, not supported, asks for too much, or does not take
/// 28x28 images.
std::shared_ptr<const Network> readGraph(const onnx::GraphProto& graph, std::int64_t opset,
                                         OnnxExternalData& external, const std::string& where,
                                         ModelTask task = ModelTask::Classify);

} // namespace digitpad
