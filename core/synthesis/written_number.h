// What was written in one go: a number, a word, a scribble; ink and where it lies.
#pragma once

#include <algorithm>
#include <vector>

#include "core/data/symbol_box.h"
#include "core/synthesis/ink_patch.h"

namespace digitpad {

/// Ink of one sign; `symbol` is -1 where it is neither a digit nor a separator.
struct WrittenSign {
    InkPatch patch;
    int symbol = -1;
};

/// A number as it is written, before it is put to paper.
struct WrittenNumber {
    std::vector<WrittenSign> signs;
    double height = 0;   ///< of its digits, pixels
    double pen = 0;      ///< its width, pixels
    double darkness = 1; ///< of its ink, where the blackest is 1
    double angle = 0;    ///< of its line, radians; positive falls to the right
    double cell = 0;     ///< width of a digit's cell; 0 where it has none.  The first begins at x = 0
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    double origin = 0;   ///< where the line begins
    double baseline = 0; ///< at `left`

    bool hasDigits() const;
    int width() const { return right - left; }
    /// Finds the box around all signs.
    void measure();
    void moveBy(int dx, int dy);
    /// How dark its lines are: a line thinner than a pixel covers none wholly.
    double strength() const { return darkness * std::min(pen, 1.0); }
};

} // namespace digitpad
