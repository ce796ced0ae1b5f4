// Small tensors and layer runs for tests, written as lists.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "core/nn/layer.h"

namespace digitpad {

/// A tensor of `count` images with these values, in memory order.
inline Tensor<double> tensorOf(int count, Shape shape, const std::vector<double>& values) {
    Tensor<double> tensor(count, shape);
    std::ranges::copy(values, tensor.data());
    return tensor;
}

inline std::vector<double> valuesOf(const Tensor<double>& tensor) {
    return {tensor.data(), tensor.data() + tensor.size()};
}

/// infer() with these parameters and state.
inline std::vector<double> inferValues(const Layer<double>& layer, const Tensor<double>& x,
                                       const std::vector<double>& parameters = {},
                                       const std::vector<double>& state = {}) {
    Tensor<double> y;
    LayerMemory<double> memory;
    layer.infer({parameters.data(), state.data()}, x, y, memory);
    return valuesOf(y);
}

} // namespace digitpad
