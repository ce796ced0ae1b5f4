// Planes of light blurred and brought to other sizes.
#pragma once

#include "core/data/picture.h"

namespace digitpad {

/// With a Gaussian of that sigma in pixels, cut off at three of them; borders repeat.
InkImage blurred(const InkImage& plane, double sigma);

enum class Interpolation { Linear, Cubic };

/// By area when it gets smaller, else as asked for (cubic is Keys', with a = -0.5).
InkImage resized(const InkImage& plane, int width, int height, Interpolation interpolation);

} // namespace digitpad
