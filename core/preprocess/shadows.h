// Telling the shadow of a hand or a phone from ink: its edge is soft.
#pragma once

#include "core/preprocess/pix.h"

namespace digitpad {

/// Part of the mask's outline, 0 to 1, where the contrast changes slowly beside where it changes fastest.
double softOutline(const PixOwner& mask, const GreyImage& contrast);

/// Takes away the parts that are soft beside the sharpest one, or that lie along the border of the picture
/// more than a stroke does that is cut off there.
void removeShadows(const PixOwner& mask, const GreyImage& contrast, float paper);

} // namespace digitpad
