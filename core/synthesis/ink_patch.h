// A small piece of ink and where it lies, before it is put to paper.
#pragma once

#include "core/data/drawing.h"
#include "core/data/picture.h"

namespace digitpad {

/// Ink, and where its first pixel lies in the picture or beside the line that it is written on.
struct InkPatch {
    InkImage ink;
    int left = 0;
    int top = 0;

    int right() const { return left + ink.width; }
    int bottom() const { return top + ink.height; }
    bool empty() const { return ink.pixels.empty(); }
};

/// The strokes at their own place, one unit a pixel; nothing for no strokes.
InkPatch inkOf(Drawing drawing);

/// Ink below this part of the patch's darkest is the fringe of a line, not its body.  A hair line never
/// covers a whole pixel, so the part is of what there is.
inline constexpr float kBodyOfInk = 0.35F;

/// The darkest ink of the patch, 0 to 1.
float darkest(const InkPatch& patch);

} // namespace digitpad
