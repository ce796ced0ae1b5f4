// Follows lines from side to side of a picture, however they lean and bend.
#pragma once

#include <vector>

#include "core/preprocess/pix.h"

namespace digitpad {

struct TracedLine {
    int begin = 0;              ///< column of the first middle
    std::vector<float> middles; ///< rows, a column each
    int thinColumns = 0;        ///< where pieces of lines were met
    float thickness = 0;        ///< sum over these columns
    int inkColumns = 0;         ///< where any ink was met, such as strokes that cross the line

    int length() const { return static_cast<int>(middles.size()); }
    int end() const { return begin + length(); }
};

/// The lines that `pieces` lie on, each once, the longest pieces' first.
/// @param mask all ink
/// @param pieces of lines that are about level
std::vector<TracedLine> traceLines(const PixOwner& mask, const PixOwner& pieces);

} // namespace digitpad
