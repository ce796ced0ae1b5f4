#include "core/nn/layers/pool_options.h"

#include <algorithm>

#include "core/error.h"

namespace digitpad {

std::string PoolOptions::describe() const {
    std::string text = std::to_string(height);
    if (width != height) text += "×" + std::to_string(width);
    if (stride != height || stride != width) text += ", stride " + std::to_string(stride);
    return text;
}

void PoolOptions::validate(const std::string& layer) const {
    if (std::min({height, width, stride}) < 1) throw Error(layer, "sizes must be positive");
    const Padding& p = padding;
    if (std::min({p.top, p.left, p.bottom, p.right}) < 0 || std::max(p.top, p.bottom) >= height ||
        std::max(p.left, p.right) >= width)
        throw Error(layer, "a padding must be at least 0 and smaller than the window");
}

} // namespace digitpad
