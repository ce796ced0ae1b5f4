#include "core/nn/layers/window.h"

#include "core/error.h"

namespace digitpad {

Shape Window::outputShape(const Shape& input, int channels, const std::string& layer) const {
    const int freeRows = input.height + padding.top + padding.bottom - height;
    const int freeColumns = input.width + padding.left + padding.right - width;
    if (freeRows < 0 || freeColumns < 0)
        throw Error(layer, "the window is larger than its input of " + toString(input));
    return {freeRows / stride + 1, freeColumns / stride + 1, channels};
}

} // namespace digitpad
