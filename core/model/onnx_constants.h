// What an ONNX graph computes from constants alone, done once when the file is read: weights that are stored
// in 8 bits or transposed, and the arithmetic with sizes that exporters leave in front of a Reshape.
#pragma once

#include "core/model/onnx_node.h"

namespace digitpad {

/// What `node`, all of whose inputs are constants, gives.  Throws Error, naming file and node, for an
/// operator or values that are not supported.
OnnxConstant computeConstant(const OnnxNode& node);

/// What a Shape node gives for a value of these sizes.
OnnxConstant computeShape(const OnnxNode& node, const OnnxDims& dims);

/// DequantizeLinear of constants: scale (value - zero), per tensor or along one axis.
OnnxConstant dequantised(const OnnxNode& node);

} // namespace digitpad
