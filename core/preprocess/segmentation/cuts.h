// Where digits that touch may be cut apart.
#pragma once

#include <cstddef>
#include <vector>

#include "core/preprocess/segmentation/ink_piece.h"

namespace digitpad {

/// The ink right of one cut and left of a later one.
struct CutSlice {
    std::size_t first; ///< the cut at its left, or Cuts' left side
    std::size_t end;   ///< the cut at its right, or Cuts' right side
    InkPiece piece;
};

/// Ways to cut a piece apart.  Cuts have numbers from 1; 0 stands for the piece's left side, and the number
/// after the last for its right side.
struct Cuts {
    std::vector<double> costs;    ///< of each, as CutPath's, as a part of a digit's height; 0 for the sides
    std::vector<CutSlice> slices; ///< in the order of `first`

    std::size_t rightSide() const { return costs.size() - 1; }
};

/// The cheapest paths from top to bottom that differ by the ink between them, and what lies between each two
/// of them that has a digit's size and is part of a way to cut the whole piece to such slices.  No slice
/// where there is none, or where every path goes through much ink, as along a stroke.
/// @param digitHeight of the line, in pixels
/// @param most number of cuts; what is as long as a line of writing needs no more than the default
Cuts cutApart(const InkPiece& piece, double digitHeight, int most = 160);

} // namespace digitpad
