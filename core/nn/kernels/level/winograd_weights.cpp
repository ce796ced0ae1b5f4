// Winograd transforms of the weights, U = G g G^T, and back, dg += G^T dU G, for all channel pairs in a row.
#include "core/nn/kernels/level/exports.h"
#include "core/nn/kernels/level/winograd_transform.h"

namespace digitpad::DIGITPAD_LEVEL {
namespace {

template <typename Scalar, int Tile>
void transformWeights(const Scalar* weights, std::ptrdiff_t pairs, Scalar* u) {
    constexpr int kSide = Tile + 2;
    for (std::ptrdiff_t i = 0; i < pairs; i += kLanes<Scalar>) {
        Vector<Scalar> values[9];
        Vector<Scalar> transformed[kSide * kSide];
#pragma GCC unroll 9
        for (int p = 0; p < 9; ++p) values[p] = load(weights + p * pairs + i);
        transformTile<Scalar, Plain<WeightMatrix<Tile>>>(values, transformed);
#pragma GCC unroll 36
        for (int p = 0; p < kSide * kSide; ++p) store<Scalar>(u + p * pairs + i, transformed[p]);
    }
}

template <typename Scalar, int Tile>
void transformWeightGradient(const Scalar* du, std::ptrdiff_t pairs, Scalar* gradient) {
    constexpr int kSide = Tile + 2;
    for (std::ptrdiff_t i = 0; i < pairs; i += kLanes<Scalar>) {
        Vector<Scalar> transformed[kSide * kSide];
        Vector<Scalar> values[9];
#pragma GCC unroll 36
        for (int p = 0; p < kSide * kSide; ++p) transformed[p] = load(du + p * pairs + i);
        transformTile<Scalar, Transposed<WeightMatrix<Tile>>>(transformed, values);
#pragma GCC unroll 9
        for (int p = 0; p < 9; ++p) {
            Scalar* target = gradient + p * pairs + i;
            store<Scalar>(target, load<Scalar>(target) + values[p]);
        }
    }
}

} // namespace

template <typename Scalar>
void winogradWeights(int size, const Scalar* weights, std::ptrdiff_t pairs, Scalar* u) {
    if (size == 2)
        transformWeights<Scalar, 2>(weights, pairs, u);
    else
        transformWeights<Scalar, 4>(weights, pairs, u);
}

template <typename Scalar>
void winogradWeightGradient(int size, const Scalar* du, std::ptrdiff_t pairs, Scalar* gradient) {
    if (size == 2)
        transformWeightGradient<Scalar, 2>(du, pairs, gradient);
    else
        transformWeightGradient<Scalar, 4>(du, pairs, gradient);
}

template void winogradWeights(int, const float*, std::ptrdiff_t, float*);
template void winogradWeights(int, const double*, std::ptrdiff_t, double*);
template void winogradWeightGradient(int, const float*, std::ptrdiff_t, float*);
template void winogradWeightGradient(int, const double*, std::ptrdiff_t, double*);

} // namespace digitpad::DIGITPAD_LEVEL
