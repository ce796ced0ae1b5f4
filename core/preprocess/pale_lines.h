// Squared paper whose lines are printed paler than the writing: told apart by that, it may be turned, bent or
// finely squared.
#pragma once

#include <optional>

#include "core/preprocess/pix.h"

namespace digitpad {

/// The level of `contrast` above which ink is writing; nothing where `mask` holds no net of lines across the
/// picture, or where they are as dark as the rest.
/// @param mask the ink, lines and all, of the picture's size
std::optional<int> levelAbovePaleNet(const GreyImage& contrast, const PixOwner& mask, float paper);

} // namespace digitpad
