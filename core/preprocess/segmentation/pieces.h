// The pieces that a drawing or a picture comes in by itself.
#pragma once

#include <vector>

#include "core/data/drawing.h"
#include "core/preprocess/segmentation/ink_piece.h"

namespace digitpad {

/// A piece for each stroke, drawn as the canvas draws it; strokes whose lines cross in the middle of both
/// (the bar of a 4 or 7, the slash of a zero) are one piece.  One unit of the points is one pixel.  A drawing
/// with erasing strokes is taken as ink: what is left of a stroke need not hang together.
std::vector<InkPiece> strokePieces(const Drawing& drawing);

/// A piece for each connected part.
std::vector<InkPiece> inkPieces(const InkImage& ink);

} // namespace digitpad
