// What a layer does beyond its own formula in the same pass over memory (core/nn/kernels/activation.h).
#pragma once

#include <string>

#include "core/nn/kernels/activation.h"
#include "core/nn/layers/pool_options.h"
#include "core/nn/tensor.h"

namespace digitpad {

/// "", " + ReLU" or " + ReLU + max pool 2".
std::string describeAfter(After after);
/// Throws the Error of `layer` where `after` pools and there is too little to pool.
template <typename Layer>
void requireAfter(After after, const Shape& shape, const Layer& layer) {
    if (after == After::ReluPool) PoolOptions{}.window().require(shape, shape.channels, layer);
}
/// The shape of what comes out of `after`, where it fits.
Shape shapeAfter(After after, const Shape& shape);

} // namespace digitpad
