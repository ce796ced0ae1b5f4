// What is printed all over security paper and cheques before anyone writes: families of fine lines, tiny
// repeated texture.
#pragma once

#include "core/random.h"
#include "core/synthesis/sheet.h"

namespace digitpad {

struct PatternOptions {
    double lines = 0.4;    ///< probability of one to three families of fine lines
    double texture = 0.12; ///< of a small pattern repeated all over
    double mottle = 0.3;   ///< of paper that is uneven by itself
    double darkest = 0.45; ///< of a pattern's lines, where the blackest ink is 1
};

void paintPatterns(Sheet& sheet, const PatternOptions& options, Random& random);

} // namespace digitpad
