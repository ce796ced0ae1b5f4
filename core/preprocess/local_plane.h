// A smooth surface under scattered pixels: the light of the paper where ink hides it.
#pragma once

#include <cstdint>
#include <vector>

#include "core/data/picture.h"

namespace digitpad {

/// At each pixel the plane that fits the pixels with a `use` of 1 in the square of `reach` pixels around it
/// best (local linear regression: unlike an average it follows a gradient up to the border).  A negative
/// value stands where too few pixels are used to tell.
InkImage localPlanes(const GreyImage& picture, const std::vector<std::uint8_t>& use, int reach);

} // namespace digitpad
