// Parts of an ONNX graph that is being written: attributes of nodes, and the values of its signature.
#pragma once

#include <onnx/onnx_pb.h>

#include <initializer_list>
#include <string>

#include "core/nn/layers/window.h"

namespace digitpad {

void addInts(onnx::NodeProto& node, const std::string& name, std::initializer_list<int> values);
void addInt(onnx::NodeProto& node, const std::string& name, int value);
void addFloat(onnx::NodeProto& node, const std::string& name, double value);
/// Kernel, strides and pads of a convolution or pooling.
void addWindow(onnx::NodeProto& node, int height, int width, int stride, const Padding& padding);

inline constexpr int kOpen = -1;
/// A float32 value of the graph's signature; the batch size is open, and so is a size that is kOpen.
void describeValue(onnx::ValueInfoProto& info, const std::string& name, std::initializer_list<int> sizes);

} // namespace digitpad
