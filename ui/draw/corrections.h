// Drawings that were misread, with what their writer meant: pen strokes as JSON lines, which a training can
// read.
#pragma once

#include <filesystem>

#include "core/data/drawing.h"

namespace digitpad {

/// Adds one line to `file`, which is created where it is missing.  Correcting the same drawing again replaces
/// the line. Throws Error; the file then is as it was.
void keepCorrection(const std::filesystem::path& file, const Drawing& drawing, int digit);

/// In the folder for this program's data.
std::filesystem::path correctionsFile();

} // namespace digitpad
