// Cut paths: where ink may be cut apart, from the top of a picture to its bottom through as little ink as it
// can be.
#pragma once

#include <vector>

#include "core/data/picture.h"

namespace digitpad {

struct Cell {
    int x = 0;
    int y = 0;
};

struct CutPath {
    std::vector<Cell> cells; ///< from the first row to the last; neighbours touch, if only at their corners
    double ink = 0;          ///< coverage along the path, in pixels
    double cost = 0;         ///< the ink, and what speaks against cutting there, in pixels of ink
};

/// For places all over the ink the path through it that costs least, cheapest first.  Where it goes into ink
/// and out of it costs up to a pen's width each: the whole of it where the outline is smooth, nothing in a
/// notch.  Paths are free to go around what hangs over something else, sideways and back up.  A place that
/// lies on or beside a cheaper path gets none of its own.
/// @param pen width of the lines, in pixels
std::vector<CutPath> cheapestCutPaths(const InkImage& ink, double pen);

} // namespace digitpad
