// Lines of writing: which pieces of ink stand beside each other.
#pragma once

#include <vector>

#include "core/preprocess/segmentation/ink_piece.h"

namespace digitpad {

struct TextLine {
    std::vector<InkPiece> pieces; ///< by their middles, from left to right; at least one
    double height = 0;            ///< of its digits, in pixels
};

/// From top to bottom.  Lines may rise or fall, and a digit's parts may lie above each other.
std::vector<TextLine> findLines(const std::vector<InkPiece>& pieces);

} // namespace digitpad
