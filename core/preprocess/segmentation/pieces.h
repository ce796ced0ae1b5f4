// The pieces that a drawing or a picture comes in by itself.
#pragma once

#include <cstddef>
#include <stop_token>
#include <vector>

#include "core/cancel.h"
#include "core/data/drawing.h"
#include "core/preprocess/drawing_scale.h"
#include "core/preprocess/segmentation/ink_piece.h"

namespace digitpad {

/// Pixels of pieces' boxes, 400 MB.  Five frames around the largest photos have as many.
inline constexpr double kMostArea = 1e8;

/// Strokes, those that cross counted as one.  A page of 600 digits with four specks beside each has as many.
inline constexpr std::size_t kMostStrokes = 3000;

/// Pieces, and where the paper lies that they were drawn on.
struct DrawnPieces {
    std::vector<InkPiece> pieces;
    PaperScale paper; ///< the usual one for any drawing that a person makes
};

/// A piece for each stroke, drawn as the canvas draws it; strokes whose lines cross in the middle of both
/// (the bar of a 4 or 7, the slash of a zero) are one piece.  One unit of the points is one pixel, less in a
/// drawing that would be too large.  A drawing with erasing strokes is taken as ink: what is left of a stroke
/// need not hang together.  Of more than kMostStrokes no ink is drawn.  Throws Cancelled.
DrawnPieces drawnPieces(const Drawing& drawing, const std::stop_token& stop = {});

/// A piece for each connected part.  Once their boxes have more than kMostArea pixels, as where hundreds of
/// lines run around the whole picture, further pieces come without their ink.  Throws Cancelled.
std::vector<InkPiece> inkPieces(const InkImage& ink, const std::stop_token& stop = {});

} // namespace digitpad
