// The kernels that are compiled once for each level; see core/nn/kernels/kernels.h for what they do.
#pragma once

#include "core/nn/kernels/activation.h"
#include "core/nn/kernels/channel_statistics.h"
#include "core/nn/kernels/gemm.h"
#include "core/nn/kernels/winograd.h"

namespace digitpad::DIGITPAD_LEVEL {

template <typename Scalar>
void gemm(const Gemm<Scalar>& product);

template <typename Scalar>
void winogradInput(const WinogradTiles& tiles, const WinogradImages<const Scalar>& x, Scalar* v);
template <typename Scalar>
void winogradInputGradient(const WinogradTiles& tiles, const Scalar* dv, const WinogradImages<Scalar>& dx);
template <typename Scalar>
void winogradWeights(int size, const Scalar* weights, std::ptrdiff_t pairs, Scalar* u);
template <typename Scalar>
void winogradWeightGradient(int size, const Scalar* du, std::ptrdiff_t pairs, Scalar* gradient);
template <typename Scalar>
void winogradOutput(const WinogradTiles& tiles, const Scalar* m, const ConvolutionOutput<Scalar>& out,
                    const WinogradImages<Scalar>& y);
template <typename Scalar>
void winogradOutputGradient(const WinogradTiles& tiles, const WinogradImages<const Scalar>& dy,
                            const ConvolutionOutputGradient<Scalar>& in, Scalar* dm);

template <typename Scalar>
void activate(const Activation<Scalar>& activation);
template <typename Scalar>
void activationGradient(const ActivationGradient<Scalar>& gradient);

template <typename Scalar>
void addChannelSums(const Pixels<Scalar>& x, Scalar* sums);
template <typename Scalar>
void addCentredSquares(const Pixels<Scalar>& x, const Scalar* mean, Scalar* sums);
template <typename Scalar>
void addCentredProducts(const Pixels<Scalar>& x, const Scalar* mean, const Scalar* dy, Scalar* sums);
template <typename Scalar>
void normGradient(const NormGradient<Scalar>& gradient);

template <typename Scalar>
std::int64_t multiplyAddRounds(std::int64_t rounds, Scalar* value);

} // namespace digitpad::DIGITPAD_LEVEL
