// A tall digit or bracket beside two lines of writing is of neither.
#pragma once

#include <stop_token>
#include <vector>

#include "core/preprocess/segmentation/text_lines.h"

namespace digitpad {

struct TallPieces {
    std::vector<InkPiece> usual;
    std::vector<InkPiece> tall; ///< as high as two rows of two or more others that stand beside it
};

/// Throws Cancelled.
TallPieces apartFromTall(const std::vector<InkPiece>& pieces, const std::stop_token& stop);

/// Adds a line of its own: before the rows beside it, or after them where it stands right of them.
void insertTall(InkPiece tall, std::vector<TextLine>& lines);

} // namespace digitpad
