// How new weights are drawn.
#pragma once

#include <cmath>

#include "core/random.h"

namespace digitpad {

/// Normal with variance 2 / fanIn, which keeps the signal's variance through ReLU layers (He et al. 2015).
template <typename Scalar>
void fillHeNormal(Scalar* weights, int count, int fanIn, Random& random) {
    const double deviation = std::sqrt(2.0 / fanIn);
    for (int i = 0; i < count; ++i) weights[i] = static_cast<Scalar>(deviation * random.normal());
}

} // namespace digitpad
