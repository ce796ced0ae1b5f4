// Ways between digits by the outline of their ink: where two digits touch, it has a valley above and one
// below.
#pragma once

#include <vector>

#include "core/preprocess/segmentation/ways.h"

namespace digitpad {

/// Ways down into a valley of the upper outline, straight on to one of the lower outline nearby (or straight
/// down where there is none), and those the other way round.  Unlike cheapestWays() these go through a long
/// contact too.
std::vector<Way> valleyWays(const InkImage& ink);

} // namespace digitpad
