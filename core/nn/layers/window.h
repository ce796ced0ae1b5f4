// The geometry of a window that slides over an image, shared by convolution and pooling.
#pragma once

#include <string>

#include "core/nn/tensor.h"

namespace digitpad {

/// Zeros added around an image before a window slides over it.
struct Padding {
    int top = 0;
    int left = 0;
    int bottom = 0;
    int right = 0;
    bool operator==(const Padding&) const = default;

    static Padding same(int kernel) { return {kernel / 2, kernel / 2, (kernel - 1) / 2, (kernel - 1) / 2}; }
};

struct Window {
    int height;
    int width;
    int stride;
    Padding padding;

    /// Whether it is no larger than the padded image.
    bool fits(const Shape& input) const;
    /// With `channels` channels, where it fits.
    Shape outputShape(const Shape& input, int channels) const;
};

/// Throws the Error of `layer` whose window does not fit.
[[noreturn]] void throwWindowTooLarge(const std::string& layer, const Shape& input);

} // namespace digitpad
