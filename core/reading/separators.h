// Which separators of numbers stand where between a line's digits: a decimal point, a comma, a colon, a
// minus.
#pragma once

#include <string>
#include <vector>

#include "core/data/symbol_box.h"

namespace digitpad {

/// For each digit of a line, from left to right, the character in front of it; 0 where there is none.
/// @param separators of the whole picture, the surest first; those that stand elsewhere are passed over
std::string separatorsBefore(const std::vector<SymbolBox>& line, const std::vector<SymbolBox>& separators);

} // namespace digitpad
