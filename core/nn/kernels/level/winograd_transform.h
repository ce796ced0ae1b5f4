// The transforms of F(2x2, 3x3) and F(4x4, 3x3), by their matrices (Lavin and Gray 2016, section 4.1
// and 4.3).  A whole transform is M X M^T; the loops unroll and the constants fold, zeros vanish.
#pragma once

#include "core/nn/kernels/level/vector.h"

namespace digitpad::DIGITPAD_LEVEL {

/// n = m + 2 is the side of a transformed tile.
template <int Tile>
struct InputMatrix; // B^T, n x n
template <int Tile>
struct WeightMatrix; // G, n x 3
template <int Tile>
struct OutputMatrix; // A^T, m x n

template <>
struct InputMatrix<2> {
    static constexpr int kRows = 4;
    static constexpr int kColumns = 4;
    static constexpr double kValues[4][4] = {{1, 0, -1, 0}, {0, 1, 1, 0}, {0, -1, 1, 0}, {0, 1, 0, -1}};
};
template <>
struct WeightMatrix<2> {
    static constexpr int kRows = 4;
    static constexpr int kColumns = 3;
    static constexpr double kValues[4][3] = {{1, 0, 0}, {0.5, 0.5, 0.5}, {0.5, -0.5, 0.5}, {0, 0, 1}};
};
template <>
struct OutputMatrix<2> {
    static constexpr int kRows = 2;
    static constexpr int kColumns = 4;
    static constexpr double kValues[2][4] = {{1, 1, 1, 0}, {0, 1, -1, -1}};
};

template <>
struct InputMatrix<4> {
    static constexpr int kRows = 6;
    static constexpr int kColumns = 6;
    static constexpr double kValues[6][6] = {{4, 0, -5, 0, 1, 0},  {0, -4, -4, 1, 1, 0}, {0, 4, -4, -1, 1, 0},
                                             {0, -2, -1, 2, 1, 0}, {0, 2, -1, -2, 1, 0}, {0, 4, 0, -5, 0, 1}};
};
template <>
struct WeightMatrix<4> {
    static constexpr int kRows = 6;
    static constexpr int kColumns = 3;
    static constexpr double kValues[6][3] = {{1.0 / 4, 0, 0},
                                             {-1.0 / 6, -1.0 / 6, -1.0 / 6},
                                             {-1.0 / 6, 1.0 / 6, -1.0 / 6},
                                             {1.0 / 24, 1.0 / 12, 1.0 / 6},
                                             {1.0 / 24, -1.0 / 12, 1.0 / 6},
                                             {0, 0, 1}};
};
template <>
struct OutputMatrix<4> {
    static constexpr int kRows = 4;
    static constexpr int kColumns = 6;
    static constexpr double kValues[4][6] = {
        {1, 1, 1, 1, 1, 0}, {0, 1, -1, 2, -2, 0}, {0, 1, 1, 4, 4, 0}, {0, 1, -1, 8, -8, 1}};
};

/// Backward runs every transform by its transpose.
template <typename M>
struct Transposed {
    static constexpr int kRows = M::kColumns;
    static constexpr int kColumns = M::kRows;
    static constexpr double at(int row, int column) { return M::kValues[column][row]; }
};
template <typename M>
struct Plain {
    static constexpr int kRows = M::kRows;
    static constexpr int kColumns = M::kColumns;
    static constexpr double at(int row, int column) { return M::kValues[row][column]; }
};

/// to[i] = sum over j of M(i, j) from[j]; the steps are between neighbours.
template <typename Scalar, typename M>
DIGITPAD_INLINE void transformLine(const Vector<Scalar>* from, int fromStep, Vector<Scalar>* to, int toStep) {
#pragma GCC unroll 6
    for (int i = 0; i < M::kRows; ++i) {
        Vector<Scalar> sum{};
        bool begun = false;
#pragma GCC unroll 6
        for (int j = 0; j < M::kColumns; ++j) {
            const auto factor = static_cast<Scalar>(M::at(i, j));
            if (factor == 0) continue;
            const Vector<Scalar> term = from[j * fromStep] * factor;
            sum = begun ? sum + term : term;
            begun = true;
        }
        to[i * toStep] = sum;
    }
}

/// to = M from M^T, both square and row by row.
template <typename Scalar, typename M>
DIGITPAD_INLINE void transformTile(const Vector<Scalar> (&from)[M::kColumns * M::kColumns],
                                   Vector<Scalar> (&to)[M::kRows * M::kRows]) {
    Vector<Scalar> half[M::kRows * M::kColumns];
#pragma GCC unroll 6
    for (int j = 0; j < M::kColumns; ++j)
        transformLine<Scalar, M>(from + j, M::kColumns, half + j, M::kColumns);
#pragma GCC unroll 6
    for (int i = 0; i < M::kRows; ++i)
        transformLine<Scalar, M>(half + i * M::kColumns, 1, to + i * M::kRows, 1);
}

} // namespace digitpad::DIGITPAD_LEVEL
