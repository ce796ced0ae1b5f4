// The windows of Conv and the pools, read from an ONNX node.
#pragma once

#include "core/model/onnx_node.h"
#include "core/nn/layers/grouped_convolution.h"
#include "core/nn/layers/window.h"

namespace digitpad {

struct OnnxWindow {
    int height = 1;
    int width = 1;
    Steps stride{};
    Steps dilation{};
    Padding padding{};
};

/// Over an image of this shape.  Throws Error, naming file and node, for sizes beyond reason.
OnnxWindow readWindow(const OnnxNode& node, const Shape& input, std::int64_t kernelHeight,
                      std::int64_t kernelWidth);

} // namespace digitpad
