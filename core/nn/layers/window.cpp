#include "core/nn/layers/window.h"

#include "core/nn/sizes.h"

namespace digitpad {
namespace {

std::int64_t padded(int size, int before, int after) {
    return std::int64_t{size} + before + after;
}

} // namespace

std::string Window::refusal(const Shape& input, int channels) const {
    const std::int64_t rows = padded(input.height, padding.top, padding.bottom);
    const std::int64_t columns = padded(input.width, padding.left, padding.right);
    if (rows < height || columns < width) return "the window is larger than its input of " + toString(input);
    if (boundedProduct({rows, columns, input.channels}, kMostLayerValues) > kMostLayerValues)
        return "its padded input of " + std::to_string(rows) + "×" + std::to_string(columns) + "×" +
               std::to_string(input.channels) + " is too large";
    const Shape output = outputShape(input, channels);
    if (boundedProduct({output.height, output.width, channels}, kMostLayerValues) > kMostLayerValues)
        return "its output of " + toString(output) + " is too large";
    return {};
}

Shape Window::outputShape(const Shape& input, int channels) const {
    const auto steps = [this](std::int64_t free) { return static_cast<int>(free / stride) + 1; };
    return {steps(padded(input.height, padding.top, padding.bottom) - height),
            steps(padded(input.width, padding.left, padding.right) - width), channels};
}

} // namespace digitpad
