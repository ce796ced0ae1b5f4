// Lines of writing that rise or fall so steeply that each digit stands above or below its neighbour.
#pragma once

#include <stop_token>
#include <vector>

#include "core/preprocess/segmentation/groups.h"
#include "core/preprocess/segmentation/ink_piece.h"

namespace digitpad {

/// Which groups of pieces are one line that is level when the paper is sheared, at least three digits long;
/// the numbers of all groups.  Throws Cancelled.
/// @param level lines as they are without shearing
/// @param height of a digit
PieceGroups risingLines(const PieceGroups& level, const std::vector<InkPiece>& pieces, double height,
                        const std::stop_token& stop);

} // namespace digitpad
