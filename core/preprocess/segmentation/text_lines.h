// Lines of writing: which pieces of ink stand beside each other.
#pragma once

#include <stop_token>
#include <vector>

#include "core/cancel.h"
#include "core/preprocess/segmentation/ink_piece.h"

namespace digitpad {

struct TextLine {
    std::vector<InkPiece> pieces; ///< by their middles, from left to right; at least one
    double height = 0;            ///< of its digits, in pixels
};

/// From top to bottom.  Lines may rise or fall, and a digit's parts may lie above each other.
/// Compares each piece with each.  Throws Cancelled.
std::vector<TextLine> findLines(const std::vector<InkPiece>& pieces, const std::stop_token& stop = {});

} // namespace digitpad
