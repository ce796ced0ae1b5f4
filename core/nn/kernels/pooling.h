// Walking a pooling window over a batch.
#pragma once

#include <algorithm>

#include "core/nn/layers/window.h"
#include "core/nn/tensor.h"

namespace digitpad {

/// The input pixels under one output pixel, padding cut off; indices count pixels of the whole batch.
struct PoolRegion {
    std::ptrdiff_t firstPixel; ///< top left
    int height;
    int width;
};

/// Calls visit(output pixel, region) for every output pixel of `count` images in memory order.
template <typename Visit>
void forEachPoolRegion(int count, const Shape& input, const Shape& output, const Window& window,
                       Visit visit) {
    std::ptrdiff_t pixel = 0;
    for (int image = 0; image < count; ++image) {
        for (int row = 0; row < output.height; ++row) {
            const int top = row * window.stride - window.padding.top;
            const int y = std::max(top, 0);
            const int height = std::min(top + window.height, input.height) - y;
            for (int column = 0; column < output.width; ++column, ++pixel) {
                const int left = column * window.stride - window.padding.left;
                const int x = std::max(left, 0);
                const int width = std::min(left + window.width, input.width) - x;
                const auto first = (std::ptrdiff_t{image} * input.height + y) * input.width + x;
                visit(pixel, PoolRegion{first, height, width});
            }
        }
    }
}

} // namespace digitpad
