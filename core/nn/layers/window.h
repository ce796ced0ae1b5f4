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

    /// With `channels` channels.  Throws Error, naming `layer`, where the window is larger than the padded
    /// image.
    Shape outputShape(const Shape& input, int channels, const std::string& layer) const;
};

} // namespace digitpad
