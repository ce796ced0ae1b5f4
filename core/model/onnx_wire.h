// A model file's structure, counted before it is parsed: an empty part takes two bytes in the file and a
// hundred in memory.
#pragma once

#include <string>
#include <string_view>

namespace digitpad {

/// Throws Error, naming `where`, for more parts (nodes, names, attributes, sizes) than any model has.
/// What is damaged is left to the parser.
void requireFewParts(std::string_view bytes, const std::string& where);

} // namespace digitpad
