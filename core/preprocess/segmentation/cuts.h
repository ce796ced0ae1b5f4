// Where digits that touch may be cut apart.
#pragma once

#include <vector>

#include "core/preprocess/segmentation/ink_piece.h"

namespace digitpad {

/// A side of the cuts through a piece.
struct CutPart {
    InkPiece piece;
    double cutInk =
        0; ///< ink that the cut at its left goes through, as a part of the piece's height; 0 for the first
};

/// The parts between the cheapest ways from top to bottom, from left to right; the piece alone where every
/// way goes through much ink, as along a stroke.
/// @param digitHeight of the line, in pixels; cuts keep a twentieth of it from each other
/// @param most number of cuts
std::vector<CutPart> cutApart(const InkPiece& piece, double digitHeight, int most);

} // namespace digitpad
