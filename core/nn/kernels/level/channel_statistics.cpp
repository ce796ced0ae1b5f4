// Sums over pixels, a value a channel.  Up to four vectors of channels are summed in registers on one way
// through the pixels, so that each cache line is read once for most channel counts.
#include "core/nn/kernels/channel_statistics.h"

#include "core/nn/kernels/level/channels.h"
#include "core/nn/kernels/level/exports.h"

namespace digitpad::DIGITPAD_LEVEL {
namespace {

constexpr int kGroup = 4;

/// `sums` += term(pixel's offset, channel, lanes) over all pixels, for `Vectors` vectors from channel c on.
template <typename Scalar, int Vectors, typename Term>
DIGITPAD_INLINE void addUp(const Pixels<Scalar>& pixels, int c, int lanes, Scalar* sums, Term term) {
    Vector<Scalar> sum[Vectors] = {};
    for (std::ptrdiff_t p = 0; p < pixels.count; ++p) {
#pragma GCC unroll 4
        for (int v = 0; v < Vectors; ++v)
            sum[v] += term(p * pixels.channels + c + v * kLanes<Scalar>, c + v * kLanes<Scalar>, lanes);
    }
#pragma GCC unroll 4
    for (int v = 0; v < Vectors; ++v) {
        Scalar* target = sums + c + v * kLanes<Scalar>;
        store(target, load(static_cast<const Scalar*>(target), lanes) + sum[v], lanes);
    }
}

template <typename Scalar, typename Term>
DIGITPAD_INLINE void addUpAll(const Pixels<Scalar>& pixels, Scalar* sums, Term term) {
    constexpr int kLane = kLanes<Scalar>;
    int c = 0;
    for (; c + kGroup * kLane <= pixels.channels; c += kGroup * kLane)
        addUp<Scalar, kGroup>(pixels, c, kLane, sums, term);
    for (; c + kLane <= pixels.channels; c += kLane) addUp<Scalar, 1>(pixels, c, kLane, sums, term);
    if (c < pixels.channels) addUp<Scalar, 1>(pixels, c, pixels.channels - c, sums, term);
}

} // namespace

template <typename Scalar>
void addChannelSums(const Pixels<Scalar>& x, Scalar* sums) {
    addUpAll(x, sums, [&](std::ptrdiff_t at, int, int lanes) { return load(x.data + at, lanes); });
}

template <typename Scalar>
void addCentredSquares(const Pixels<Scalar>& x, const Scalar* mean, Scalar* sums) {
    addUpAll(x, sums, [&](std::ptrdiff_t at, int c, int lanes) {
        const Vector<Scalar> centred = load(x.data + at, lanes) - load(mean + c, lanes);
        return centred * centred;
    });
}

template <typename Scalar>
void addCentredProducts(const Pixels<Scalar>& x, const Scalar* mean, const Scalar* dy, Scalar* sums) {
    addUpAll(x, sums, [&](std::ptrdiff_t at, int c, int lanes) {
        return (load(x.data + at, lanes) - load(mean + c, lanes)) * load(dy + at, lanes);
    });
}

template <typename Scalar>
void normGradient(const NormGradient<Scalar>& g) {
    for (std::ptrdiff_t p = 0; p < g.x.count; ++p) {
        const std::ptrdiff_t pixel = p * g.x.channels;
        forEachVector<Scalar>(g.x.channels, [&](int c, int lanes) {
            const Vector<Scalar> centred = load(g.x.data + pixel + c, lanes) - load(g.mean + c, lanes);
            const Vector<Scalar> rest = load(g.dy + pixel + c, lanes) - load(g.offset + c, lanes);
            store(g.dx + pixel + c, load(g.scale + c, lanes) * (rest - load(g.slope + c, lanes) * centred),
                  lanes);
        });
    }
}

template void addChannelSums(const Pixels<float>&, float*);
template void addChannelSums(const Pixels<double>&, double*);
template void addCentredSquares(const Pixels<float>&, const float*, float*);
template void addCentredSquares(const Pixels<double>&, const double*, double*);
template void addCentredProducts(const Pixels<float>&, const float*, const float*, float*);
template void addCentredProducts(const Pixels<double>&, const double*, const double*, double*);
template void normGradient(const NormGradient<float>&);
template void normGradient(const NormGradient<double>&);

} // namespace digitpad::DIGITPAD_LEVEL
