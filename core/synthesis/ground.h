// What shows on paper though nobody wrote it there: watermarks, and the back's writing through thin paper.
#pragma once

#include "core/synthesis/letters.h"
#include "core/synthesis/sheet.h"

namespace digitpad {

struct GroundOptions {
    double watermark = 0.1;    ///< probability of pale letters or figures, large or repeated
    double showThrough = 0.06; ///< of faint mirrored writing
    double darkest = 0.3;      ///< of either, where the writing is 1
};

/// @param strength of the faintest writing that comes on top, where the blackest ink is 1
/// @param height of its digits, pixels
void paintGround(Sheet& sheet, const Letters& letters, double strength, double height,
                 const GroundOptions& options, Random& random);

} // namespace digitpad
