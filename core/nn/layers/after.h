// What a layer does beyond its own formula in the same pass over memory (core/nn/kernels/activation.h).
#pragma once

#include <string>

#include "core/nn/kernels/activation.h"
#include "core/nn/tensor.h"

namespace digitpad {

/// "", " + ReLU" or " + ReLU + max pool 2".
std::string describeAfter(After after);
/// Whether there is enough to pool, where `after` pools.
bool fitsAfter(After after, const Shape& shape);
/// The shape of what comes out of `after`, where it fits.
Shape shapeAfter(After after, const Shape& shape);

} // namespace digitpad
