// How the digit detector's output is laid out: the picture is covered by small cells, each of which says
// whether the centre of a digit or separator lies in it, which, and where its box is (Zhou et al. 2019,
// "Objects as points").
#pragma once

#include <cmath>
#include <cstddef>

#include "core/data/digit_image.h"
#include "core/data/symbol_box.h"
#include "core/nn/tensor.h"

namespace digitpad {

inline constexpr int kCellSide = 4;    ///< of a cell, in pixels of the network's input
inline constexpr int kCellsAcross = 2; ///< cells a side that one pixel of the network's output describes
inline constexpr int kDetectorStride = kCellSide * kCellsAcross; ///< an input's sides are multiples of it
/// The sides of the input that a detector is made ready for when it is loaded: at every stage of its network
/// the same kernels then suit all sides that are multiples of it.
inline constexpr int kDetectorSide = 32;
/// Whether there is a symbol (a logit), which (a logit each), then its box: the centre's distance from the
/// cell's centre in cells, right and down, and the logarithms of width and height over kUsualSide.
inline constexpr int kCellValues = 1 + kSymbols + 4;
inline constexpr int kDetectorChannels = kCellsAcross * kCellsAcross * kCellValues;
inline constexpr float kUsualSide = 16; ///< pixels

/// Where in a cell's values they are.
inline constexpr int kSymbolLogits = 1;
inline constexpr int kBoxValues = 1 + kSymbols;

/// Cells of one image's output [H, W, kDetectorChannels].  `Value` is float or const float.
template <typename Value>
class DetectorGrid {
public:
    DetectorGrid(Value* values, const Shape& shape) : m_values(values), m_shape(shape) {}

    int rows() const { return m_shape.height * kCellsAcross; }
    int columns() const { return m_shape.width * kCellsAcross; }
    /// The kCellValues of a cell.
    Value* cell(int row, int column) const {
        const std::ptrdiff_t pixel =
            std::ptrdiff_t{row / kCellsAcross} * m_shape.width + column / kCellsAcross;
        const int part = row % kCellsAcross * kCellsAcross + column % kCellsAcross;
        return m_values + pixel * kDetectorChannels + std::ptrdiff_t{part} * kCellValues;
    }

private:
    Value* m_values;
    Shape m_shape;
};

/// A box as a cell has it.
struct CellBox {
    float right = 0, down = 0, logWidth = 0, logHeight = 0;
};

inline CellBox cellBox(const SymbolBox& box, int row, int column) {
    return {box.middleAcross() / kCellSide - static_cast<float>(column) - 0.5F,
            box.middleDown() / kCellSide - static_cast<float>(row) - 0.5F,
            std::log((box.right - box.left) / kUsualSide), std::log((box.bottom - box.top) / kUsualSide)};
}

/// The box that a cell's values tell of, in pixels of the input; `symbol` is left 0.
inline SymbolBox boxOfCell(const CellBox& values, int row, int column) {
    const float x = (static_cast<float>(column) + 0.5F + values.right) * kCellSide;
    const float y = (static_cast<float>(row) + 0.5F + values.down) * kCellSide;
    const float halfWidth = kUsualSide / 2 * std::exp(values.logWidth);
    const float halfHeight = kUsualSide / 2 * std::exp(values.logHeight);
    return {x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight, 0};
}

} // namespace digitpad
