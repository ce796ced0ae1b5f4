// Paths between digits by the outline of their ink: where two digits touch, it has a valley above and one
// below.
#pragma once

#include <vector>

#include "core/preprocess/segmentation/cut_paths.h"

namespace digitpad {

/// Paths down into a valley of the upper outline, straight on to one of the lower outline nearby (or straight
/// down where there is none), and those the other way round.  Unlike cheapestCutPaths() these go through a
/// long contact too.
std::vector<CutPath> valleyPaths(const InkImage& ink);

} // namespace digitpad
