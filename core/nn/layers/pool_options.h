// What max and average pooling have in common.
#pragma once

#include "core/nn/layers/window.h"

namespace digitpad {

struct PoolOptions {
    int height = 2;
    int width = 2;
    int stride = 2;
    Padding padding{};

    bool operator==(const PoolOptions&) const = default;

    Window window() const { return {height, width, stride, padding}; }
    /// "2", or "3×2, stride 1" where it is not the usual square without overlap.
    std::string describe() const;
    /// Throws Error, naming `layer`, where a size is not positive or a padding is as large as the window,
    /// which would leave an output without any input.
    void validate(const std::string& layer) const;
};

} // namespace digitpad
