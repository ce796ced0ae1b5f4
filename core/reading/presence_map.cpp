#include "core/reading/presence_map.h"

#include <algorithm>
#include <cmath>

namespace digitpad {
namespace {

struct Range {
    int first, end;
};

/// The cells whose middle is from `begin` to before `end`, and the one with the middle of both.
Range cellsIn(float begin, float end, double side, int count) {
    const int middle = static_cast<int>(std::floor((begin + end) / 2 / side));
    const int first = std::min(static_cast<int>(std::ceil(begin / side - 0.5)), middle);
    const int last = std::max(static_cast<int>(std::ceil(end / side - 0.5)), middle + 1);
    return {std::max(first, 0), std::min(last, count)};
}

} // namespace

PresenceMap::PresenceMap(int pictureWidth, int pictureHeight, double cellSide)
    : m_columns(static_cast<int>(std::ceil(pictureWidth / cellSide))),
      m_rows(static_cast<int>(std::ceil(pictureHeight / cellSide))),
      m_cellSide(cellSide),
      m_presences(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows)) {}

float PresenceMap::strongest() const {
    return m_presences.empty() ? 0 : std::ranges::max(m_presences);
}

void PresenceMap::raise(const SymbolBox& place, float presence) {
    const Range rows = cellsIn(place.top, place.bottom, m_cellSide, m_rows);
    const Range columns = cellsIn(place.left, place.right, m_cellSide, m_columns);
    for (int row = rows.first; row < rows.end; ++row)
        for (int column = columns.first; column < columns.end; ++column) {
            float& known = m_presences[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                                       static_cast<std::size_t>(column)];
            known = std::max(known, presence);
        }
}

} // namespace digitpad
