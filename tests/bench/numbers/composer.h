// Numbers made of single digits of one writer, set side by side as people write them, to measure the
// segmentation by.
#pragma once

#include <string>
#include <vector>

#include "core/data/drawing.h"
#include "core/random.h"

namespace digitpad::bench {

/// All in parts of a digit's height, which varies itself.
struct NumberStyle {
    double pen = 0.1;
    bool touching = false; ///< about half of the neighbours do, at least one pair; otherwise none
};

/// Height of a digit in composed numbers, in units of their points.
inline constexpr double kComposedHeight = 100;

/// 2 to 10 digits of `writer`, each a drawing labelled with one digit.  Sizes differ by 15 % either way,
/// baselines by 8 %, lines rise or fall by 5 % at most.  The gap between the ink of neighbours, at its
/// narrowest place, is 5 to 40 %; of those that touch the ink overlaps by a tenth of the pen's width up to
/// all of it.
LabelledDrawing composeNumber(const std::vector<LabelledDrawing>& writer, const NumberStyle& style,
                              Random& random);

} // namespace digitpad::bench
