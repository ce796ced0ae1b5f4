// Sizes that come from a file or a user, multiplied in 64 bits before anything is allocated or indexed with
// them.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>

#include "core/nn/tensor.h"

namespace digitpad {

/// Values of one image's activations, padding included, or of one layer's weights.  Tuned on nothing but
/// arithmetic: below it every index of an image fits an int with room for a window's edge, and a batch of
/// 4,096 images fits 64 bits by far.  Networks for 28x28 images have a thousandth of it.
inline constexpr std::int64_t kMostLayerValues = std::int64_t{1} << 28;

/// The product of sizes that are not negative, or `most` + 1 where it is larger than `most`.
constexpr std::int64_t boundedProduct(std::initializer_list<std::int64_t> sizes, std::int64_t most) {
    std::int64_t product = 1;
    for (const std::int64_t size : sizes)
        if (size == 0) return 0;
    for (const std::int64_t size : sizes) {
        if (size > most / product) return most + 1;
        product *= size;
    }
    return product;
}

/// Throws Error, naming `layer`, where an image of these sizes would have no or too many values.
void requireImageSize(const std::string& layer, std::int64_t height, std::int64_t width,
                      std::int64_t channels);
/// Throws Error, naming `layer`, where weights of these sizes would be too many.
void requireWeightCount(const std::string& layer, std::initializer_list<std::int64_t> sizes);

} // namespace digitpad
