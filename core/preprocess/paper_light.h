// Taking light and colour of the paper out of a picture, so that what is left is how dark the ink is.
#pragma once

#include "core/data/picture.h"

namespace digitpad {

/// Levels of contrast(): 255 is ink without any light, this is paper, below are pixels lighter than the
/// paper.
inline constexpr int kPaperLevel = 51;
inline constexpr int kFullInkLevel = 255;

/// Whether the ink is lighter than the paper: the border shows paper, and ink is the rarer of the two.
bool isLightOnDark(const GreyImage& picture);

/// The light of the paper at each pixel.
/// @param picture dark ink on light paper
/// @param widestStroke as a part of the picture's longer side; what is wider is taken for a shadow
GreyImage paperLight(const GreyImage& picture, double widestStroke);

/// How much darker than the light of the paper each pixel is, as a part of it: shadows cancel out.
GreyImage contrast(const GreyImage& picture, const GreyImage& light);

} // namespace digitpad
