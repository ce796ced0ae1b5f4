// Winograd transforms at the input's end: V = B^T d B of every patch d, and back, dd = B dV B^T.
// A vector of channels of one tile at a time, its whole (m + 2)^2 values in registers and the L1 cache.
#include "core/nn/kernels/level/exports.h"
#include "core/nn/kernels/level/winograd_transform.h"
#include "core/nn/kernels/level/winograd_walk.h"

namespace digitpad::DIGITPAD_LEVEL {
namespace {

template <typename Scalar, int Tile>
void transformInput(const WinogradTiles& tiles, const WinogradImages<const Scalar>& x, Scalar* v) {
    constexpr int kSide = Tile + 2;
    forEachTile(tiles, x, kSide, Tile, [&](int t, const Patch<const Scalar>& patch, auto whole) {
        for (int c = 0; c < x.channels; c += kLanes<Scalar>) {
            Vector<Scalar> values[kSide * kSide];
            Vector<Scalar> transformed[kSide * kSide];
#pragma GCC unroll 6
            for (int i = 0; i < kSide; ++i)
#pragma GCC unroll 6
                for (int j = 0; j < kSide; ++j)
                    values[i * kSide + j] = whole.kValue || patch.inside(i, j)
                                                ? load<Scalar>(patch.at(i, j) + c)
                                                : Vector<Scalar>{};
            transformTile<Scalar, Plain<InputMatrix<Tile>>>(values, transformed);
            Scalar* target = v + std::ptrdiff_t{t} * x.channels + c;
#pragma GCC unroll 36
            for (int p = 0; p < kSide * kSide; ++p)
                store<Scalar>(target + p * tiles.position, transformed[p]);
        }
    });
}

template <typename Scalar, int Tile>
void transformInputGradient(const WinogradTiles& tiles, const Scalar* dv, const WinogradImages<Scalar>& dx) {
    constexpr int kSide = Tile + 2;
    forEachTile(tiles, dx, kSide, Tile, [&](int t, const Patch<Scalar>& patch, auto whole) {
        for (int c = 0; c < dx.channels; c += kLanes<Scalar>) {
            Vector<Scalar> transformed[kSide * kSide];
            Vector<Scalar> values[kSide * kSide];
            const Scalar* source = dv + std::ptrdiff_t{t} * dx.channels + c;
#pragma GCC unroll 36
            for (int p = 0; p < kSide * kSide; ++p) transformed[p] = load(source + p * tiles.position);
            transformTile<Scalar, Transposed<InputMatrix<Tile>>>(transformed, values);
#pragma GCC unroll 6
            for (int i = 0; i < kSide; ++i)
#pragma GCC unroll 6
                for (int j = 0; j < kSide; ++j) {
                    if (!whole.kValue && !patch.inside(i, j)) continue;
                    Scalar* target = patch.at(i, j) + c;
                    store<Scalar>(target, load<Scalar>(target) + values[i * kSide + j]);
                }
        }
    });
}

} // namespace

template <typename Scalar>
void winogradInput(const WinogradTiles& tiles, const WinogradImages<const Scalar>& x, Scalar* v) {
    if (tiles.size == 2)
        transformInput<Scalar, 2>(tiles, x, v);
    else
        transformInput<Scalar, 4>(tiles, x, v);
}

template <typename Scalar>
void winogradInputGradient(const WinogradTiles& tiles, const Scalar* dv, const WinogradImages<Scalar>& dx) {
    if (tiles.size == 2)
        transformInputGradient<Scalar, 2>(tiles, dv, dx);
    else
        transformInputGradient<Scalar, 4>(tiles, dv, dx);
}

template void winogradInput(const WinogradTiles&, const WinogradImages<const float>&, float*);
template void winogradInput(const WinogradTiles&, const WinogradImages<const double>&, double*);
template void winogradInputGradient(const WinogradTiles&, const float*, const WinogradImages<float>&);
template void winogradInputGradient(const WinogradTiles&, const double*, const WinogradImages<double>&);

} // namespace digitpad::DIGITPAD_LEVEL
