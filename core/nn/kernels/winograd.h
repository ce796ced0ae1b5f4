// Winograd's minimal filtering (Lavin and Gray 2016) for 3x3 convolutions of stride 1: an output tile of m x
// m takes (m + 2)^2 products a channel pair instead of 9 m^2, and they are plain matrix products, one for
// each of the (m + 2)^2 positions of a transformed tile.  What the transforms at both ends of the products
// take; m is 2 or 4.
//
// Transformed tiles lie as [position][tile][channel], weights as [position][input channel][output channel].
// Channel counts are multiples of kWinogradChannels.
#pragma once

#include <cstddef>

namespace digitpad {

inline constexpr int kWinogradChannels = 16;

/// A run of tiles, counted row by row through all images of a batch.
struct WinogradTiles {
    int size = 2; ///< m
    int rows = 0; ///< tiles that cover an image
    int columns = 0;
    int first = 0;
    int count = 0;
    std::ptrdiff_t position = 0; ///< values from one position's tiles to the next
};

/// The tensor a transform reads or writes, [N, height, width, channels].
template <typename Scalar>
struct WinogradImages {
    Scalar* data = nullptr;
    int height = 0;
    int width = 0;
    int channels = 0;
    int padding[2] = {0, 0}; ///< top and left; of the input only
};

} // namespace digitpad
