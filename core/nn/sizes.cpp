#include "core/nn/sizes.h"

#include <algorithm>

#include "core/error.h"

namespace digitpad {

void requireImageSize(const std::string& layer, std::int64_t height, std::int64_t width,
                      std::int64_t channels) {
    const std::string sizes =
        std::to_string(height) + "×" + std::to_string(width) + "×" + std::to_string(channels);
    if (std::min({height, width, channels}) < 1)
        throw Error(layer, "an image of " + sizes + " has nothing in it");
    if (boundedProduct({height, width, channels}, kMostLayerValues) > kMostLayerValues)
        throw Error(layer, "an image of " + sizes + " is too large");
}

void requireWeightCount(const std::string& layer, std::initializer_list<std::int64_t> sizes) {
    if (boundedProduct(sizes, kMostLayerValues) > kMostLayerValues)
        throw Error(layer, "it would have more than " + std::to_string(kMostLayerValues) + " weights");
}

} // namespace digitpad
