// Drawings of any size, with points anywhere, at a size that can be drawn and read.
#pragma once

#include <span>

#include "core/data/drawing.h"
#include "core/preprocess/framing.h"

namespace digitpad {

/// Where the paper that a drawing is drawn on lies, and how large it is.
struct PaperScale {
    double scale = 1; ///< pixels a unit of the points
    double left = 0;  ///< of the paper's pixel (0, 0), in units
    double top = 0;

    bool isUsual() const { return scale == 1 && left == 0 && top == 0; }
    Drawing onPaper(Drawing drawing) const;
    /// In units, rounded outwards; places beyond what an int can hold become the nearest that it can.
    Box inDrawing(const Box& onPaper) const;
};

/// Unless it is so large or lies so far out that whole pixels cannot tell its parts apart, one unit is one
/// pixel. Points that are not finite numbers count for nothing.
PaperScale paperScale(const Drawing& drawing);

/// What a drawing's parts reach, in whole pixels, and the work of drawing them.
struct Reach {
    Box box;         ///< no width where there is no ink
    double work = 0; ///< pixels that are touched
};
/// Of all strokes that do not erase; one unit is one pixel.
Reach reachOf(const Drawing& drawing);

/// By how much the parts of a drawing, each on paper of its own, must shrink for all of them to be drawn in
/// the memory and time that there is; 1 for any that a person draws.
double shrinkToFit(std::span<const Reach> parts);

} // namespace digitpad
