// Which kernels run: each is compiled once for every level of the CPU (kernels/level/) and called through a
// table, so that one binary runs on any CPU and uses the widest vectors there are.
//
// Levels with fused multiply-add give the same bits: vectors lie along channels, and sums are taken in one
// order.
#pragma once

#include <span>

#include "core/nn/kernels/kernel_table.h"

namespace digitpad {

/// One level's kernels.
struct KernelLevel {
    const char* name; ///< "x86-64", "x86-64-v3", "x86-64-v4", "arm64" or "portable"
    bool runsHere;
    const Kernels<float>& ofFloat;
    const Kernels<double>& ofDouble;
};

/// Those in this binary, the plainest first.
std::span<const KernelLevel> kernelLevels();

/// The level in use, the same as long as the process runs: the one that DIGITPAD_CPU_LEVEL names in the
/// environment, otherwise the one that multiplied fastest when it was first asked for, which takes some
/// milliseconds. Throws Error where the environment names a level that is unknown or does not run here.
const KernelLevel& kernelLevel();

template <typename Scalar>
const Kernels<Scalar>& kernelsOf(const KernelLevel& level);
template <>
const Kernels<float>& kernelsOf(const KernelLevel& level);
template <>
const Kernels<double>& kernelsOf(const KernelLevel& level);

/// Of the level in use.
template <typename Scalar>
const Kernels<Scalar>& kernels() {
    return kernelsOf<Scalar>(kernelLevel());
}

} // namespace digitpad
