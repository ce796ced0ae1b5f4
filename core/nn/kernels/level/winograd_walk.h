// Walking the tiles of a batch, and what of a tile lies inside its image.
#pragma once

#include "core/nn/kernels/level/vector.h"
#include "core/nn/kernels/winograd.h"

namespace digitpad::DIGITPAD_LEVEL {

/// A square of pixels that may reach over the image's edges.
template <typename Scalar>
struct Patch {
    Scalar* corner; ///< channel 0 of the top left pixel, which may lie outside
    std::ptrdiff_t rowStep;
    int channels;
    int top, left, bottom, right; ///< rows [top, bottom) and columns [left, right) are inside

    DIGITPAD_INLINE bool inside(int i, int j) const {
        return i >= top && i < bottom && j >= left && j < right;
    }
    DIGITPAD_INLINE Scalar* at(int i, int j) const {
        return corner + i * rowStep + std::ptrdiff_t{j} * channels;
    }
};

/// A tile's square of `side` pixels; tiles begin `step` pixels apart.
template <typename Scalar>
DIGITPAD_INLINE Patch<Scalar> patchOf(const WinogradTiles& tiles, const WinogradImages<Scalar>& images,
                                      int tile, int side, int step) {
    const int perImage = tiles.rows * tiles.columns;
    const int image = tile / perImage;
    const int row = tile % perImage / tiles.columns;
    const int column = tile % tiles.columns;
    const int y = row * step - images.padding[0];
    const int x = column * step - images.padding[1];
    const std::ptrdiff_t rowStep = std::ptrdiff_t{images.width} * images.channels;
    const auto bounded = [side](int value) { return value < 0 ? 0 : (value > side ? side : value); };
    return {images.data + (std::ptrdiff_t{image} * images.height + y) * rowStep +
                std::ptrdiff_t{x} * images.channels,
            rowStep,
            images.channels,
            bounded(-y),
            bounded(-x),
            bounded(images.height - y),
            bounded(images.width - x)};
}

template <bool Value>
struct Constant {
    static constexpr bool kValue = Value;
};

/// Calls visit(index in the run, patch, whole) for each tile; `whole` is a constant of a type of its own, so
/// that the tiles inside the image, by far most, are compiled without tests at the edge.
template <typename Scalar, typename Visit>
DIGITPAD_INLINE void forEachTile(const WinogradTiles& tiles, const WinogradImages<Scalar>& images, int side,
                                 int step, Visit visit) {
    for (int t = 0; t < tiles.count; ++t) {
        const Patch<Scalar> patch = patchOf(tiles, images, tiles.first + t, side, step);
        const bool whole = patch.top == 0 && patch.left == 0 && patch.bottom == side && patch.right == side;
        if (whole)
            visit(t, patch, Constant<true>{});
        else
            visit(t, patch, Constant<false>{});
    }
}

} // namespace digitpad::DIGITPAD_LEVEL
