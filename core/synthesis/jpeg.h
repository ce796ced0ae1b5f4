// A picture as JPEG leaves it.
#pragma once

#include "core/data/picture.h"

namespace digitpad {

/// Compressed with that quality, 1 to 100, and decoded again.
GreyImage throughJpeg(const GreyImage& image, int quality);

} // namespace digitpad
