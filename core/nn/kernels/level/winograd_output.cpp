// Winograd transforms at the output's end, with what follows the convolution: Y = A^T M A, then bias, ReLU
// and pooling; back, what ReLU and pooling let through of dY, then dM = A dY A^T.  Tiles are as large as one
// or four pooling windows, so that a pooled network never writes the images in full size.
#include "core/nn/kernels/level/exports.h"
#include "core/nn/kernels/level/pool_window.h"
#include "core/nn/kernels/level/winograd_transform.h"
#include "core/nn/kernels/level/winograd_walk.h"

namespace digitpad::DIGITPAD_LEVEL {
namespace {

template <typename Scalar, int Tile>
DIGITPAD_INLINE void loadOutputTile(const WinogradTiles& tiles, const Scalar* source,
                                    Vector<Scalar> (&y)[Tile * Tile]) {
    constexpr int kSide = Tile + 2;
    Vector<Scalar> transformed[kSide * kSide];
#pragma GCC unroll 36
    for (int p = 0; p < kSide * kSide; ++p) transformed[p] = load(source + p * tiles.position);
    transformTile<Scalar, Plain<OutputMatrix<Tile>>>(transformed, y);
}

template <typename Scalar, int Tile, bool Relu>
void writeTiles(const WinogradTiles& tiles, const Scalar* m, const ConvolutionOutput<Scalar>& out,
                const WinogradImages<Scalar>& images) {
    const int channels = images.channels;
    forEachTile(tiles, images, Tile, Tile, [&](int t, const Patch<Scalar>& patch, auto whole) {
        for (int c = 0; c < channels; c += kLanes<Scalar>) {
            Vector<Scalar> y[Tile * Tile];
            loadOutputTile<Scalar, Tile>(tiles, m + std::ptrdiff_t{t} * channels + c, y);
            const Vector<Scalar> bias = out.bias == nullptr ? Vector<Scalar>{} : load(out.bias + c);
#pragma GCC unroll 4
            for (int i = 0; i < Tile; ++i)
#pragma GCC unroll 4
                for (int j = 0; j < Tile; ++j) {
                    Vector<Scalar> value = y[i * Tile + j] + bias;
                    if (Relu) value = larger(value, Vector<Scalar>{});
                    if (whole.kValue || patch.inside(i, j)) store<Scalar>(patch.at(i, j) + c, value);
                }
        }
    });
}

template <typename Scalar, int Tile>
void writePooledTiles(const WinogradTiles& tiles, const Scalar* m, const ConvolutionOutput<Scalar>& out,
                      const WinogradImages<Scalar>& images) {
    constexpr int kPooled = Tile / 2;
    const int channels = images.channels;
    forEachTile(tiles, images, kPooled, kPooled, [&](int t, const Patch<Scalar>& patch, auto whole) {
        for (int c = 0; c < channels; c += kLanes<Scalar>) {
            Vector<Scalar> y[Tile * Tile];
            loadOutputTile<Scalar, Tile>(tiles, m + std::ptrdiff_t{t} * channels + c, y);
            const Vector<Scalar> bias = out.bias == nullptr ? Vector<Scalar>{} : load(out.bias + c);
#pragma GCC unroll 2
            for (int i = 0; i < kPooled; ++i)
#pragma GCC unroll 2
                for (int j = 0; j < kPooled; ++j) {
                    if (!whole.kValue && !patch.inside(i, j)) continue;
                    const Vector<Scalar>* corner = y + 2 * i * Tile + 2 * j;
                    const auto window = reluPool<Scalar>(corner[0] + bias, corner[1] + bias,
                                                         corner[Tile] + bias, corner[Tile + 1] + bias);
                    Scalar* target = patch.at(i, j) + c;
                    store<Scalar>(target, window.value);
                    if (out.winners != nullptr)
                        storeWinners<Scalar>(out.winners + (target - images.data), window.winner);
                }
        }
    });
}

/// Adds up what reaches the bias, and transforms.
template <typename Scalar, int Tile>
DIGITPAD_INLINE void storeOutputGradient(const WinogradTiles& tiles, const Vector<Scalar> (&dy)[Tile * Tile],
                                         Scalar* biasGradient, Scalar* target) {
    constexpr int kSide = Tile + 2;
    if (biasGradient != nullptr) {
        Vector<Scalar> sum = load(biasGradient);
#pragma GCC unroll 16
        for (int i = 0; i < Tile * Tile; ++i) sum += dy[i];
        store(biasGradient, sum);
    }
    Vector<Scalar> transformed[kSide * kSide];
    transformTile<Scalar, Transposed<OutputMatrix<Tile>>>(dy, transformed);
#pragma GCC unroll 36
    for (int p = 0; p < kSide * kSide; ++p) store<Scalar>(target + p * tiles.position, transformed[p]);
}

template <typename Scalar, int Tile, bool Relu>
void readTiles(const WinogradTiles& tiles, const WinogradImages<const Scalar>& images,
               const ConvolutionOutputGradient<Scalar>& in, Scalar* dm) {
    const int channels = images.channels;
    forEachTile(tiles, images, Tile, Tile, [&](int t, const Patch<const Scalar>& patch, auto whole) {
        for (int c = 0; c < channels; c += kLanes<Scalar>) {
            Vector<Scalar> dy[Tile * Tile];
#pragma GCC unroll 4
            for (int i = 0; i < Tile; ++i)
#pragma GCC unroll 4
                for (int j = 0; j < Tile; ++j) {
                    Vector<Scalar>& value = dy[i * Tile + j];
                    value = Vector<Scalar>{};
                    if (!whole.kValue && !patch.inside(i, j)) continue;
                    const Scalar* source = patch.at(i, j) + c;
                    value = load(source);
                    if (Relu)
                        value =
                            load(in.y + (source - images.data)) > Vector<Scalar>{} ? value : Vector<Scalar>{};
                }
            storeOutputGradient<Scalar, Tile>(tiles, dy,
                                              in.biasGradient == nullptr ? nullptr : in.biasGradient + c,
                                              dm + std::ptrdiff_t{t} * channels + c);
        }
    });
}

template <typename Scalar, int Tile>
void readPooledTiles(const WinogradTiles& tiles, const WinogradImages<const Scalar>& images,
                     const ConvolutionOutputGradient<Scalar>& in, Scalar* dm) {
    constexpr int kPooled = Tile / 2;
    const int channels = images.channels;
    forEachTile(tiles, images, kPooled, kPooled, [&](int t, const Patch<const Scalar>& patch, auto whole) {
        for (int c = 0; c < channels; c += kLanes<Scalar>) {
            Vector<Scalar> dy[Tile * Tile] = {};
#pragma GCC unroll 2
            for (int i = 0; i < kPooled; ++i)
#pragma GCC unroll 2
                for (int j = 0; j < kPooled; ++j) {
                    if (!whole.kValue && !patch.inside(i, j)) continue;
                    const Scalar* source = patch.at(i, j) + c;
                    const auto winner = loadWinners<Scalar>(in.winners + (source - images.data));
                    const Vector<Scalar> gradient = load(source);
                    Vector<Scalar>* corner = dy + 2 * i * Tile + 2 * j;
                    corner[0] = winner == 0 ? gradient : Vector<Scalar>{};
                    corner[1] = winner == 1 ? gradient : Vector<Scalar>{};
                    corner[Tile] = winner == 2 ? gradient : Vector<Scalar>{};
                    corner[Tile + 1] = winner == 3 ? gradient : Vector<Scalar>{};
                }
            storeOutputGradient<Scalar, Tile>(tiles, dy,
                                              in.biasGradient == nullptr ? nullptr : in.biasGradient + c,
                                              dm + std::ptrdiff_t{t} * channels + c);
        }
    });
}

template <typename Scalar, int Tile>
void writeOutput(const WinogradTiles& tiles, const Scalar* m, const ConvolutionOutput<Scalar>& out,
                 const WinogradImages<Scalar>& images) {
    if (out.after == After::ReluPool)
        writePooledTiles<Scalar, Tile>(tiles, m, out, images);
    else if (out.after == After::Relu)
        writeTiles<Scalar, Tile, true>(tiles, m, out, images);
    else
        writeTiles<Scalar, Tile, false>(tiles, m, out, images);
}

template <typename Scalar, int Tile>
void readOutputGradient(const WinogradTiles& tiles, const WinogradImages<const Scalar>& images,
                        const ConvolutionOutputGradient<Scalar>& in, Scalar* dm) {
    if (in.after == After::ReluPool)
        readPooledTiles<Scalar, Tile>(tiles, images, in, dm);
    else if (in.after == After::Relu)
        readTiles<Scalar, Tile, true>(tiles, images, in, dm);
    else
        readTiles<Scalar, Tile, false>(tiles, images, in, dm);
}

} // namespace

template <typename Scalar>
void winogradOutput(const WinogradTiles& tiles, const Scalar* m, const ConvolutionOutput<Scalar>& out,
                    const WinogradImages<Scalar>& images) {
    if (tiles.size == 2)
        writeOutput<Scalar, 2>(tiles, m, out, images);
    else
        writeOutput<Scalar, 4>(tiles, m, out, images);
}

template <typename Scalar>
void winogradOutputGradient(const WinogradTiles& tiles, const WinogradImages<const Scalar>& images,
                            const ConvolutionOutputGradient<Scalar>& in, Scalar* dm) {
    if (tiles.size == 2)
        readOutputGradient<Scalar, 2>(tiles, images, in, dm);
    else
        readOutputGradient<Scalar, 4>(tiles, images, in, dm);
}

template void winogradOutput(const WinogradTiles&, const float*, const ConvolutionOutput<float>&,
                             const WinogradImages<float>&);
template void winogradOutput(const WinogradTiles&, const double*, const ConvolutionOutput<double>&,
                             const WinogradImages<double>&);
template void winogradOutputGradient(const WinogradTiles&, const WinogradImages<const float>&,
                                     const ConvolutionOutputGradient<float>&, float*);
template void winogradOutputGradient(const WinogradTiles&, const WinogradImages<const double>&,
                                     const ConvolutionOutputGradient<double>&, double*);

} // namespace digitpad::DIGITPAD_LEVEL
