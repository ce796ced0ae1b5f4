// The kernels that are compiled once for each level of the CPU, as a table of functions.
#pragma once

#include <cstdint>

#include "core/nn/kernels/activation.h"
#include "core/nn/kernels/channel_statistics.h"
#include "core/nn/kernels/gemm.h"
#include "core/nn/kernels/winograd.h"

namespace digitpad {

template <typename Scalar>
struct Kernels {
    void (*gemm)(const Gemm<Scalar>&);

    /// V = B^T d B of each tile's patch d, which may reach over the edges; zeros are there.
    void (*winogradInput)(const WinogradTiles&, const WinogradImages<const Scalar>& x, Scalar* v);
    /// dx += B dV B^T.
    void (*winogradInputGradient)(const WinogradTiles&, const Scalar* dv, const WinogradImages<Scalar>& dx);
    /// U = G g G^T for `pairs` channel pairs: weights [3 x 3][pairs] to u [(m + 2)^2][pairs].  m is `size`.
    void (*winogradWeights)(int size, const Scalar* weights, std::ptrdiff_t pairs, Scalar* u);
    /// gradient += G^T dU G.
    void (*winogradWeightGradient)(int size, const Scalar* du, std::ptrdiff_t pairs, Scalar* gradient);
    /// Y = A^T M A, and what follows, pooled if it says so; what lies over the edges is left out.
    void (*winogradOutput)(const WinogradTiles&, const Scalar* m, const ConvolutionOutput<Scalar>&,
                           const WinogradImages<Scalar>& y);
    /// dM = A dY A^T, of what gets through from dy.
    void (*winogradOutputGradient)(const WinogradTiles&, const WinogradImages<const Scalar>& dy,
                                   const ConvolutionOutputGradient<Scalar>&, Scalar* dm);

    void (*activate)(const Activation<Scalar>&);
    /// For After::Relu and After::ReluPool.
    void (*activationGradient)(const ActivationGradient<Scalar>&);

    /// sums += x, over pixels.
    void (*addChannelSums)(const Pixels<Scalar>& x, Scalar* sums);
    /// sums += (x - mean)^2.
    void (*addCentredSquares)(const Pixels<Scalar>& x, const Scalar* mean, Scalar* sums);
    /// sums += (x - mean) dy.
    void (*addCentredProducts)(const Pixels<Scalar>& x, const Scalar* mean, const Scalar* dy, Scalar* sums);
    void (*normGradient)(const NormGradient<Scalar>&);

    /// The yardstick of the others: multiplies and adds as fast as a core can, in registers alone.  Returns
    /// how many floating-point operations that were; `value` is where it starts, and takes the result, so
    /// that the work cannot be left out.
    std::int64_t (*multiplyAddRounds)(std::int64_t rounds, Scalar* value);
};

} // namespace digitpad
