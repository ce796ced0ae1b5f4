// Whether the pen is too thick for what is written with it: the holes and gaps of small digits run full.
#pragma once

#include <QRectF>
#include <optional>
#include <vector>

#include "core/data/drawing.h"

namespace digitpad {

/// The width of a pen that suits the writing, where the one it was written with is too thick for it; in the
/// units of the drawing.
/// @param boxes around its digits, with the pen's width
std::optional<float> suitablePen(const Drawing& drawing, const std::vector<QRectF>& boxes);

} // namespace digitpad
