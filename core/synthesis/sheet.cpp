#include "core/synthesis/sheet.h"

#include <algorithm>

namespace digitpad {

template <typename Share>
void Sheet::glaze(const InkPatch& patch, Share share) {
    const int firstRow = std::max(0, -patch.top);
    const int lastRow = std::min(patch.ink.height, height() - patch.top);
    const int firstColumn = std::max(0, -patch.left);
    const int lastColumn = std::min(patch.ink.width, width() - patch.left);
    for (int row = firstRow; row < lastRow; ++row)
        for (int column = firstColumn; column < lastColumn; ++column) {
            const float ink = patch.ink.at(column, row);
            if (ink <= 0) continue;
            const int x = patch.left + column;
            const int y = patch.top + row;
            m_plane.at(x, y) *= 1 - ink * share(x, y);
        }
}

void Sheet::lay(const InkPatch& patch, double darkness) {
    glaze(patch, [share = static_cast<float>(darkness)](int, int) { return share; });
}

void Sheet::lay(const InkPatch& patch, double darkness, const InkImage& grain) {
    glaze(patch,
          [share = static_cast<float>(darkness), &grain](int x, int y) { return share * grain.at(x, y); });
}

} // namespace digitpad
