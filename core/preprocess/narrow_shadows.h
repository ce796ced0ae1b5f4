// The corners of shadows that are too narrow for the light of the paper to be seen in them.
#pragma once

#include "core/preprocess/pix.h"

namespace digitpad {

/// Lets the light of the paper go on from where it falls, at the edge of what was seen of a shadow, into
/// those parts of the mask that are as light and are not cut off from there by an edge.
/// @param light of the paper, as found with a window that the corners are narrower than; changed
/// @param mask what is darker than that light
/// @param least part of the light that ink swallows
/// @return whether it changed
bool followNarrowShadows(GreyImage& light, const GreyImage& picture, const PixOwner& mask, float least);

} // namespace digitpad
