// Sums over all pixels of a batch, a value a channel, and the gradient that batch norm makes of them.
#pragma once

#include <cstddef>

namespace digitpad {

/// [pixels, channels], row by row.
template <typename Scalar>
struct Pixels {
    const Scalar* data = nullptr;
    std::ptrdiff_t count = 0;
    int channels = 0;
};

/// dx = scale (dy - offset - slope (x - mean)), a value of each a channel.
template <typename Scalar>
struct NormGradient {
    Pixels<Scalar> x;
    const Scalar* dy = nullptr; ///< laid out as x
    const Scalar* mean = nullptr;
    const Scalar* scale = nullptr;
    const Scalar* offset = nullptr;
    const Scalar* slope = nullptr;
    Scalar* dx = nullptr; ///< may be dy
};

} // namespace digitpad
