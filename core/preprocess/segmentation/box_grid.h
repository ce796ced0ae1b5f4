// Which of many boxes lie near a place, without looking at all of them.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/preprocess/framing.h"

namespace digitpad {

class BoxGrid {
public:
    /// @param cell side of the squares that the paper is divided into, in pixels: about as large as the boxes
    BoxGrid(std::span<const Box> boxes, double cell);

    /// The numbers of all boxes within so many pixels of a box to its sides, and above or below; some others
    /// may be among them.  In order, each once.
    std::vector<std::size_t> near(const Box& box, double across, double down) const;

private:
    /// Columns or rows, the last one included.
    struct Range {
        int first;
        int last;
    };
    Range columns(double left, double right) const;
    Range rows(double top, double bottom) const;
    std::size_t index(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
               static_cast<std::size_t>(column);
    }

    double m_cell = 1;
    double m_left = 0;
    double m_top = 0;
    int m_columns = 1;
    int m_rows = 1;
    std::vector<std::vector<std::size_t>> m_cells;
};

} // namespace digitpad
