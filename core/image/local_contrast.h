// A picture as the digit detector takes it: each pixel by how far it stands out from its surroundings, so
// that faint writing looks like strong writing and shadows and the colour of the paper are gone.
#pragma once

#include "core/data/picture.h"

namespace digitpad {

/// Each pixel's distance from the mean of its surroundings, over their standard deviation (LeCun et al. 2010,
/// "Convolutional networks and applications in vision", local contrast normalisation, with a square window in
/// place of a Gaussian one).  Dark writing is positive.  Work goes by the number of pixels alone.
InkImage localContrast(const GreyImage& picture);

} // namespace digitpad
