// The table of the level this file is compiled for.
#include "core/nn/kernels/kernel_table.h"
#include "core/nn/kernels/level/exports.h"

namespace digitpad::DIGITPAD_LEVEL {
namespace {

template <typename Scalar>
constexpr Kernels<Scalar> makeTable() {
    return {gemm<Scalar>,
            winogradInput<Scalar>,
            winogradInputGradient<Scalar>,
            winogradWeights<Scalar>,
            winogradWeightGradient<Scalar>,
            winogradOutput<Scalar>,
            winogradOutputGradient<Scalar>,
            activate<Scalar>,
            activationGradient<Scalar>,
            addChannelSums<Scalar>,
            addCentredSquares<Scalar>,
            addCentredProducts<Scalar>,
            normGradient<Scalar>,
            multiplyAddRounds<Scalar>};
}

} // namespace

// Constants are local to a file unless they are declared extern.
extern const Kernels<float> kFloatKernels;
extern const Kernels<double> kDoubleKernels;
constinit const Kernels<float> kFloatKernels = makeTable<float>();
constinit const Kernels<double> kDoubleKernels = makeTable<double>();

} // namespace digitpad::DIGITPAD_LEVEL
