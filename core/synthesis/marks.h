// Lines that are printed or ruled where numbers are written: under and over them, between their digits,
// round them, and the rest of a form's frame at the border of a crop.
#pragma once

#include <span>

#include "core/random.h"
#include "core/synthesis/sheet.h"
#include "core/synthesis/strokes.h"
#include "core/synthesis/written_number.h"

namespace digitpad {

struct MarkOptions {
    double underline = 0.3; ///< probability of a number: a line at its feet
    double overline = 0.15; ///< at its heads
    double frame = 0.12;    ///< a box around it
    double cells = 0.85;    ///< lines or boxes round the digits of a number that is written in cells
    double border = 0.2;    ///< of a picture: pieces of lines near its borders
    double ruled = 0.12;    ///< of a picture: ruled, squared or dotted all over
};

/// Of the whole picture.  @param height of the digits that are written, pixels
void paintRuling(Sheet& sheet, double height, const MarkOptions& options, Random& random);
/// A table that numbers are written in.
void paintTable(Sheet& sheet, double height, std::span<const LineSegment> lines, Random& random);
/// Of one number, in its final place.
void paintMarks(Sheet& sheet, const WrittenNumber& number, const MarkOptions& options, Random& random);

} // namespace digitpad
