// A sheet seen a little from the side or turned, and where its places come to lie.
#pragma once

#include <array>

#include "core/data/picture.h"
#include "core/random.h"
#include "core/synthesis/strokes.h"

namespace digitpad {

/// A plane's perspective view.  As it is made: nothing changes.
class Warp {
public:
    Warp() = default;
    /// Sees the part of a sheet that lies within these corners (from the top left, clockwise) as a picture of
    /// that size.
    Warp(const std::array<PaperPoint, 4>& corners, int width, int height);
    /// Corners that are cut in by up to `depth` of the sides.
    static Warp any(int width, int height, double depth, Random& random);

    PaperPoint onSheet(PaperPoint inPicture) const { return applied(m_toSheet, inPicture); }
    PaperPoint inPicture(PaperPoint onSheet) const { return applied(m_toPicture, onSheet); }
    /// The sheet as it is seen, of its own size; linear between pixels.
    InkImage seen(const InkImage& sheet) const;

private:
    using Matrix = std::array<double, 9>;
    static PaperPoint applied(const Matrix& matrix, PaperPoint place);

    Matrix m_toSheet{1, 0, 0, 0, 1, 0, 0, 0, 1};
    Matrix m_toPicture{1, 0, 0, 0, 1, 0, 0, 0, 1};
};

} // namespace digitpad
