#include "core/preprocess/segmentation/box_grid.h"

#include <algorithm>
#include <cmath>

#include "core/preprocess/segmentation/ink_piece.h"

namespace digitpad {
namespace {

/// Cells along a side.
constexpr double kMostCells = 256;

/// The cell that a place lies in, the outermost ones for those outside.
int cellOf(double place, double cell, int count) {
    return static_cast<int>(std::clamp(std::floor(place / cell), 0.0, count - 1.0));
}

} // namespace

BoxGrid::BoxGrid(std::span<const Box> boxes, double cell) {
    Box all = boxes.empty() ? Box{} : boxes.front();
    for (const Box& box : boxes) all = united(all, box);
    m_cell = std::max({cell, 1.0, longer(all) / kMostCells});
    m_left = all.x;
    m_top = all.y;
    m_columns = static_cast<int>(all.width / m_cell) + 1;
    m_rows = static_cast<int>(all.height / m_cell) + 1;
    m_cells.resize(index(0, m_rows));
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const Range across = columns(boxes[i].x, right(boxes[i]));
        const Range down = rows(boxes[i].y, bottom(boxes[i]));
        for (int row = down.first; row <= down.last; ++row)
            for (int column = across.first; column <= across.last; ++column)
                m_cells[index(column, row)].push_back(i);
    }
}

BoxGrid::Range BoxGrid::columns(double left, double right) const {
    return {cellOf(left - m_left, m_cell, m_columns), cellOf(right - m_left, m_cell, m_columns)};
}

BoxGrid::Range BoxGrid::rows(double top, double bottom) const {
    return {cellOf(top - m_top, m_cell, m_rows), cellOf(bottom - m_top, m_cell, m_rows)};
}

std::vector<std::size_t> BoxGrid::near(const Box& box, double across, double down) const {
    const Range wide = columns(box.x - across, right(box) + across);
    const Range high = rows(box.y - down, bottom(box) + down);
    std::vector<std::size_t> found;
    for (int row = high.first; row <= high.last; ++row)
        for (int column = wide.first; column <= wide.last; ++column)
            found.insert(found.end(), m_cells[index(column, row)].begin(), m_cells[index(column, row)].end());
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace digitpad
