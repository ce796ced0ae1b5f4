// A part of the ink that is looked at by itself: a stroke, a connected part of a picture, or a side of a cut.
#pragma once

#include <span>
#include <vector>

#include "core/preprocess/framing.h"

namespace digitpad {

/// Coverage below this is paper, as for inkBox().
inline constexpr float kLeastInk = 0.1F;

struct InkPiece {
    Box box;      ///< tight around the ink, where it lies on the paper, in pixels; may be left of or above 0
    InkImage ink; ///< of the box's size
    bool whole = false; ///< one line runs around the rest of it: it is not several digits
};

/// The ink of `raster`, whose pixel (0, 0) lies at (x, y) of the paper, in its tight box; no size where it
/// has none.
InkPiece pieceOf(const InkImage& raster, int x, int y);

/// Around all of them; at least one.
Box boxAround(std::span<const InkPiece> pieces);

/// All of them in one; overlaps take the larger coverage.  At least one.
InkPiece merged(std::span<const InkPiece> pieces);

/// Whether ink of one lies on or beside ink of the other.
bool touch(const InkPiece& a, const InkPiece& b);

// Boxes of handwriting are compared by these.
inline int right(const Box& box) {
    return box.x + box.width;
}
inline int bottom(const Box& box) {
    return box.y + box.height;
}
inline int longer(const Box& box) {
    return box.width > box.height ? box.width : box.height;
}
inline double middle(const Box& box) {
    return box.x + box.width / 2.0;
}
Box united(const Box& a, const Box& b);
/// Shared length along the axis; negative is the gap between them.
int overlapAcross(const Box& a, const Box& b);
int overlapDown(const Box& a, const Box& b);
/// Whether they stand side by side in a row: the lower one at least half beside the other.
inline bool areBeside(const Box& a, const Box& b) {
    return 2 * overlapDown(a, b) >= (a.height < b.height ? a.height : b.height);
}

} // namespace digitpad
