// Where ONNX keeps each weight: this project orders values channels last, ONNX channels first.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/nn/layers/convolution.h"
#include "core/nn/tensor.h"

namespace digitpad {

/// For each value in this project's order, its index in ONNX's.
using OnnxOrder = std::vector<std::size_t>;

/// A flattened image: (row, column, channel) against (channel, row, column).
OnnxOrder flattenedOrder(const Shape& image);
/// Convolution weights: [kh, kw, in, out] against [out, in, kh, kw].
OnnxOrder convolutionOrder(const ConvolutionOptions& options);
/// Dense weights [in, out] over inputs that lie in `inputs` order, against [in, out], or [out, in] where
/// transposed.
OnnxOrder denseOrder(const OnnxOrder& inputs, int outputs, bool transposed);

std::vector<float> toOnnxOrder(std::span<const float> values, const OnnxOrder& order);
std::vector<float> fromOnnxOrder(std::span<const float> values, const OnnxOrder& order);

} // namespace digitpad
