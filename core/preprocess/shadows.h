// Telling the shadow of a hand or a phone from ink: its edge is soft.
#pragma once

#include "core/preprocess/pix.h"

namespace digitpad {

/// Takes away the parts that are soft beside the sharpest one, and those at the border of the picture that
/// are no strokes cut off there: long along the border, or small beside what lies inside.
void removeShadows(const PixOwner& mask, const GreyImage& contrast, float paper);

} // namespace digitpad
