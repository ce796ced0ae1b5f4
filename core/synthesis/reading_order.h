// What a made-up picture says, as a person would read it out: line by line, from left to right.
#pragma once

#include <string>

#include "core/synthesis/paper_synthesis.h"

namespace digitpad {

/// The digits of each number together, numbers separated by a space; empty where there are none.
std::string textOf(const PaperPicture& picture);

} // namespace digitpad
