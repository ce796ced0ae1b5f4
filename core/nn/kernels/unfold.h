// Lowering a convolution to matrix products, a tile of output rows at a time, so that the unfolded patches
// stay in the L2 cache: unfolded whole, a 26x26x32 image would take 663 KB.
#pragma once

#include "core/nn/layers/window.h"
#include "core/nn/tensor.h"

namespace digitpad {

/// Output rows of a whole batch, counted through all its images: row r is row r % height of image r / height.
struct RowRange {
    int begin;
    int end;
};

/// How many output rows to unfold at once: as many as keep the patches within about a quarter of the L2
/// cache.
template <typename Scalar>
int rowsPerTile(int outputWidth, int patchSize) {
    constexpr int kTileBytes = 256 * 1024;
    const int rowBytes = outputWidth * patchSize * static_cast<int>(sizeof(Scalar));
    return rowBytes >= kTileBytes ? 1 : kTileBytes / rowBytes;
}

/// Writes the patch under every output pixel of `rows` to `patches`, [rows x output width, window x
/// channels].
template <typename Scalar>
void unfold(const Tensor<Scalar>& x, const Window& window, const Shape& output, RowRange rows,
            Scalar* patches);

/// The reverse: adds every patch of `rows` to the pixels of `dx` it came from.
template <typename Scalar>
void foldAdd(const Scalar* patches, const Window& window, const Shape& output, RowRange rows,
             Tensor<Scalar>& dx);

} // namespace digitpad
