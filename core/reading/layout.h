// Which boxes of digits stand in one line, and in which order they are read.
#pragma once

#include <cstddef>
#include <vector>

#include "core/data/symbol_box.h"

namespace digitpad {

/// Lines from top to bottom, each with the indices of its boxes from left to right.  Every box is in one
/// line.  Lines may rise or fall, and a line goes on after a gap where nothing else is.
std::vector<std::vector<std::size_t>> linesOf(const std::vector<SymbolBox>& boxes);

} // namespace digitpad
