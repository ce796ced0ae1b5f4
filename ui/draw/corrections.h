// Drawings that were misread, with what their writer meant: pen strokes as JSON lines, which a training can
// read.
#pragma once

#include <filesystem>
#include <optional>

#include "core/data/drawing.h"

namespace digitpad {

/// One line in `file`, which is created where it is missing, says that `drawing` is `digit`, whatever it said
/// of the same drawing before; without a digit none does.  Throws Error; the file then is as it was.
void keepCorrection(const std::filesystem::path& file, const Drawing& drawing, std::optional<int> digit);

/// In the folder for this program's data.
std::filesystem::path correctionsFile();

} // namespace digitpad
