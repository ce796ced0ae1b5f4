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
    double darkest = 0.6;  ///< of a pattern's lines, where the writing is 1
};

/// @param strength of the faintest writing that comes on top, where the blackest ink is 1
void paintPatterns(Sheet& sheet, double strength, const PatternOptions& options, Random& random);

} // namespace digitpad
