// Collections of single digits by their writers.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/data/drawing.h"

namespace digitpad::bench {

/// The drawings of one digit in the files, by writer; with `heldOut` those of writers that training leaves
/// out, else those of the others.  Bare lines that are labelled with another digit than 1 are left out: they
/// are pieces of one, and nobody can read a number with such a piece in it.  Throws Error.
std::map<std::string, std::vector<LabelledDrawing>> digitsByWriter(
    const std::vector<std::filesystem::path>& files, bool heldOut);

} // namespace digitpad::bench
