// The geometry of a window that slides over an image, shared by convolution and pooling.
#pragma once

#include <string>

#include "core/error.h"
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

    /// Why it cannot slide over `input` and give `channels`, as the end of an Error; empty where it can: it
    /// is no larger than the padded image, and neither that nor what comes out has too many values.
    std::string refusal(const Shape& input, int channels) const;
    /// Throws refusal() as the Error of `layer`, where there is one.
    template <typename Layer>
    void require(const Shape& input, int channels, const Layer& layer) const {
        if (const std::string why = refusal(input, channels); !why.empty())
            throw Error(layer.describe(), why);
    }
    /// With `channels` channels, where there is no refusal.
    Shape outputShape(const Shape& input, int channels) const;
};

} // namespace digitpad
