#include "core/nn/layers/window.h"

#include "core/error.h"

namespace digitpad {

bool Window::fits(const Shape& input) const {
    return input.height + padding.top + padding.bottom >= height &&
           input.width + padding.left + padding.right >= width;
}

Shape Window::outputShape(const Shape& input, int channels) const {
    const int freeRows = input.height + padding.top + padding.bottom - height;
    const int freeColumns = input.width + padding.left + padding.right - width;
    return {freeRows / stride + 1, freeColumns / stride + 1, channels};
}

void throwWindowTooLarge(const std::string& layer, const Shape& input) {
    throw Error(layer, "the window is larger than its input of " + toString(input));
}

} // namespace digitpad
