// C = A B, the product under every layer.  What a call takes; level/gemm.cpp has the kernel.
#pragma once

#include <cstddef>

namespace digitpad {

/// A is [rows x depth] with strides of its own in both directions, so that a transposed matrix is passed as
/// it lies, and in runs, so that a convolution's patches are read from the image; B [depth x columns] and C
/// [rows x columns] have contiguous rows.  C does not overlap A or B.
template <typename Scalar>
struct Gemm {
    int rows = 0;
    int columns = 0;
    int depth = 0;
    /// A(i, k) = a[i * aRow + (k / aRun) * aNextRun + (k % aRun) * aDepth]
    const Scalar* a = nullptr;
    std::ptrdiff_t aRow = 0;
    std::ptrdiff_t aDepth = 1;
    int aRun = 0; ///< divides the depth; 0: the whole depth is one run
    std::ptrdiff_t aNextRun = 0;
    const Scalar* b = nullptr; ///< B(k, j) = b[k * bRow + j]
    std::ptrdiff_t bRow = 0;
    Scalar* c = nullptr; ///< C(i, j) = c[i * cRow + j]
    std::ptrdiff_t cRow = 0;
    bool accumulate = false;      ///< adds to C instead of writing it
    const Scalar* bias = nullptr; ///< a value a column, added at the end; null adds nothing
    bool relu = false;            ///< at last, negative values become zero
};

} // namespace digitpad
