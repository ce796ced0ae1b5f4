// Letters and signs fall apart into good digits: an H into a 7 and a 4, a % into 0, 1 and 0.  What is as
// narrow as one character is several digits only where there is no doubt.
#pragma once

#include <span>
#include <vector>

#include "core/reading/segmentation.h"

namespace digitpad {

/// Whether all there is hangs together.
bool hangsTogether(std::span<const InkPiece> pieces);

/// Whether `segments`, all of them accepted and the best way to read `pieces`, are rather one character that
/// is no digit: it is narrow, they stand close, and they are less sure or less even in height than
/// neighbouring digits are.
bool isRatherOneCharacter(std::span<const InkPiece> pieces, std::span<const Segment> segments);

} // namespace digitpad
