// Where in a picture a detector thinks that the centres of digits and separators are: to be shown as heat.
#pragma once

#include <vector>

#include "core/data/symbol_box.h"

namespace digitpad {

/// The picture is covered by square cells from its upper left corner; the last ones may reach over its edges.
class PresenceMap {
public:
    PresenceMap() = default;
    /// Nothing anywhere.  Sides are in pixels of the picture and positive.
    PresenceMap(int pictureWidth, int pictureHeight, double cellSide);

    int columns() const { return m_columns; }
    int rows() const { return m_rows; }
    double cellSide() const { return m_cellSide; } ///< in pixels of the picture
    /// The probability that the centre of a symbol is in the cell, 0 to 1.
    float at(int row, int column) const {
        return m_presences[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                           static_cast<std::size_t>(column)];
    }
    /// The largest there is; 0 where the map is empty.
    float strongest() const;
    /// To at least `presence` in all cells whose middle is in `place`, which is in pixels of the picture, and
    /// in the one that has the middle of `place`.
    void raise(const SymbolBox& place, float presence);

private:
    int m_columns = 0;
    int m_rows = 0;
    double m_cellSide = 1;
    std::vector<float> m_presences; // row-major
};

} // namespace digitpad
