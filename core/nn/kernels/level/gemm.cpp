// Matrix product.  A tile of C is kept in registers: 6 rows of 2 vectors where there are 16 registers (12
// sums, 2 of B, 1 of A), 12 rows where there are 32.  Each step of the depth loads 2 vectors of B and
// broadcasts one value of A a row. Nothing is packed: B's panel of 256 rows by 2 vectors stays in the L1
// cache for all rows of A, and the callers' A and B are small or read in order. Sums over the depth are taken
// in the same order at every level, so levels with fused multiply-add agree bit for bit.
#include "core/nn/kernels/gemm.h"

#include "core/nn/kernels/level/exports.h"
#include "core/nn/kernels/level/vector.h"

namespace digitpad::DIGITPAD_LEVEL {
namespace {

constexpr int kTileRows = kRegisters == 32 ? 12 : 6;
constexpr int kTileVectors = 2;
constexpr int kDepthBlock = 256;

/// A stretch of the depth, all columns and rows.
template <typename Scalar>
struct Block {
    const Gemm<Scalar>& gemm;
    const Scalar* a;
    const Scalar* b;
    int depth;
    int run;         ///< divides the depth
    bool accumulate; ///< onto C: the caller's wish or an earlier block
    bool last;       ///< bias and ReLU come with the last block
};

/// Sums of a tile of `Rows` x `Vectors` vectors with C's top left at (row, column), and their way to C.
template <typename Scalar, int Rows, int Vectors>
DIGITPAD_INLINE void multiplyTile(const Block<Scalar>& block, const Scalar* b, std::ptrdiff_t bRow, Scalar* c,
                                  std::ptrdiff_t cRow, const Scalar* bias, int row) {
    const Gemm<Scalar>& g = block.gemm;
    Vector<Scalar> sums[Rows][Vectors] = {};
    // Three rows share a pointer: the others are reached by scaled indices, which saves registers.
    constexpr int kPointers = (Rows + 2) / 3;
    const Scalar* a[kPointers];
    for (int p = 0; p < kPointers; ++p) a[p] = block.a + (row + 3 * p) * g.aRow;
    const std::ptrdiff_t toNextRun = g.aNextRun - block.run * g.aDepth;
    for (int done = 0; done < block.depth; done += block.run) {
        for (int k = 0; k < block.run; ++k) {
            Vector<Scalar> right[Vectors];
#pragma GCC unroll 8
            for (int v = 0; v < Vectors; ++v) right[v] = load(b + v * kLanes<Scalar>);
#pragma GCC unroll 12
            for (int r = 0; r < Rows; ++r) {
                const Vector<Scalar> left = broadcast(a[r / 3][(r % 3) * g.aRow]);
#pragma GCC unroll 8
                for (int v = 0; v < Vectors; ++v) sums[r][v] += left * right[v];
            }
            b += bRow;
            for (int p = 0; p < kPointers; ++p) a[p] += g.aDepth;
        }
        for (int p = 0; p < kPointers; ++p) a[p] += toNextRun;
    }
#pragma GCC unroll 12
    for (int r = 0; r < Rows; ++r) {
#pragma GCC unroll 8
        for (int v = 0; v < Vectors; ++v) {
            Scalar* target = c + r * cRow + v * kLanes<Scalar>;
            Vector<Scalar> sum = sums[r][v];
            if (block.accumulate) sum = sum + load<Scalar>(target);
            if (block.last && bias != nullptr) sum = sum + load(bias + v * kLanes<Scalar>);
            if (block.last && g.relu) sum = larger(sum, Vector<Scalar>{});
            store(target, sum);
        }
    }
}

/// The `Rows` or fewer rows that are left over.
template <typename Scalar, int Rows, int Vectors>
DIGITPAD_INLINE void multiplyRest(const Block<Scalar>& block, const Scalar* b, std::ptrdiff_t bRow, Scalar* c,
                                  std::ptrdiff_t cRow, const Scalar* bias, int row, int rows) {
    if constexpr (Rows > 0) {
        if (rows == Rows)
            multiplyTile<Scalar, Rows, Vectors>(block, b, bRow, c, cRow, bias, row);
        else
            multiplyRest<Scalar, Rows - 1, Vectors>(block, b, bRow, c, cRow, bias, row, rows);
    }
}

/// All rows of a panel of `Vectors` vectors.
template <typename Scalar, int Vectors>
void multiplyPanel(const Block<Scalar>& block, const Scalar* b, std::ptrdiff_t bRow, Scalar* c,
                   std::ptrdiff_t cRow, const Scalar* bias) {
    int row = 0;
    for (; row + kTileRows <= block.gemm.rows; row += kTileRows)
        multiplyTile<Scalar, kTileRows, Vectors>(block, b, bRow, c + row * cRow, cRow, bias, row);
    multiplyRest<Scalar, kTileRows - 1, Vectors>(block, b, bRow, c + row * cRow, cRow, bias, row,
                                                 block.gemm.rows - row);
}

/// The last columns, fewer than a vector: through copies of B's, C's and the bias' that are filled up with
/// zeros.
template <typename Scalar>
void multiplyLastColumns(const Block<Scalar>& block, int column) {
    constexpr int kWidth = kLanes<Scalar>;
    const Gemm<Scalar>& g = block.gemm;
    const int columns = g.columns - column;
    alignas(64) Scalar b[kDepthBlock * kWidth];
    alignas(64) Scalar c[kTileRows * kWidth] = {};
    alignas(64) Scalar bias[kWidth] = {};
    for (int k = 0; k < block.depth; ++k)
        for (int j = 0; j < kWidth; ++j)
            b[k * kWidth + j] = j < columns ? block.b[k * g.bRow + column + j] : Scalar{0};
    if (g.bias != nullptr)
        for (int j = 0; j < columns; ++j) bias[j] = g.bias[column + j];
    for (int row = 0; row < g.rows; row += kTileRows) {
        const int rows = row + kTileRows <= g.rows ? kTileRows : g.rows - row;
        for (int i = 0; i < rows; ++i)
            for (int j = 0; j < columns; ++j) c[i * kWidth + j] = g.c[(row + i) * g.cRow + column + j];
        multiplyRest<Scalar, kTileRows, 1>(block, b, kWidth, c, kWidth, bias, row, rows);
        for (int i = 0; i < rows; ++i)
            for (int j = 0; j < columns; ++j) g.c[(row + i) * g.cRow + column + j] = c[i * kWidth + j];
    }
}

/// One or two rows leave registers free for more columns: B, which is then most of what is read, comes in
/// longer runs.
template <typename Scalar, int Rows>
int multiplyWide(const Block<Scalar>& block, int column) {
    constexpr int kVectors = 8 / Rows;
    constexpr int kWidth = kVectors * kLanes<Scalar>;
    const Gemm<Scalar>& g = block.gemm;
    for (; column + kWidth <= g.columns; column += kWidth)
        multiplyTile<Scalar, Rows, kVectors>(block, block.b + column, g.bRow, g.c + column, g.cRow,
                                             g.bias == nullptr ? nullptr : g.bias + column, 0);
    return column;
}

template <typename Scalar>
void multiplyBlock(const Block<Scalar>& block) {
    constexpr int kLane = kLanes<Scalar>;
    const Gemm<Scalar>& g = block.gemm;
    const auto bias = [&](int column) { return g.bias == nullptr ? nullptr : g.bias + column; };
    int column = 0;
    if (g.rows == 1) column = multiplyWide<Scalar, 1>(block, column);
    if (g.rows == 2) column = multiplyWide<Scalar, 2>(block, column);
    for (; column + kTileVectors * kLane <= g.columns; column += kTileVectors * kLane)
        multiplyPanel<Scalar, kTileVectors>(block, block.b + column, g.bRow, g.c + column, g.cRow,
                                            bias(column));
    for (; column + kLane <= g.columns; column += kLane)
        multiplyPanel<Scalar, 1>(block, block.b + column, g.bRow, g.c + column, g.cRow, bias(column));
    if (column < g.columns) multiplyLastColumns(block, column);
}

} // namespace

// Blocks are as many whole runs as fit, or pieces of one run where a run alone is too long.
template <typename Scalar>
void gemm(const Gemm<Scalar>& g) {
    const int run = g.aRun == 0 ? g.depth : g.aRun;
    const bool inPieces = run > kDepthBlock || run == 0;
    const int most = inPieces ? kDepthBlock : kDepthBlock / run * run;
    int done = 0;
    do {
        const int inRun = inPieces && run > 0 ? done % run : 0;
        const int left = inPieces ? run - inRun : g.depth - done;
        const int depth = most < left ? most : left;
        const std::ptrdiff_t runsDone = run == 0 ? 0 : done / run;
        multiplyBlock(Block<Scalar>{g, g.a + runsDone * g.aNextRun + inRun * g.aDepth, g.b + done * g.bRow,
                                    depth, inPieces ? depth : run, g.accumulate || done > 0,
                                    done + depth == g.depth});
        done += depth;
    } while (done < g.depth);
}

template void gemm(const Gemm<float>&);
template void gemm(const Gemm<double>&);

} // namespace digitpad::DIGITPAD_LEVEL
