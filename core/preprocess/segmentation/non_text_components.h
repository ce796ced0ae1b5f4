// Non-text components: ink that is no part of a digit, such as dots, dashes, frames and underlines.
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "core/cancel.h"
#include "core/preprocess/segmentation/ink_piece.h"

namespace digitpad {

/// The usual height of a digit among the pieces, in pixels; 0 for none.
double digitHeight(const std::vector<InkPiece>& pieces);

/// Takes away what stands beside digits without being one: rectangles and rings drawn around them, lines
/// under them, dots of decimals, minus signs.  Small bits near or within a larger piece are parts of a broken
/// digit and become one with it.  A piece that stands alone stays, whatever it is.
/// Throws Cancelled.
std::vector<InkPiece> withoutNonText(std::vector<InkPiece> pieces, const std::stop_token& stop = {});

/// The pieces in the rectangles and rings drawn around them, of a form for instance; none where there are no
/// such frames.
std::vector<InkPiece> withinFrames(const std::vector<InkPiece>& pieces);

/// Makes one piece of each ring and of what it holds, as of a face: that is no number in a ring.  Rings that
/// withoutNonText() would take away are left, unless what they hold is less than half as high as they are and
/// `framesToo`.  Nothing where there are no such rings.
std::optional<std::vector<InkPiece>> withWholeRings(const std::vector<InkPiece>& pieces, bool framesToo);

} // namespace digitpad
