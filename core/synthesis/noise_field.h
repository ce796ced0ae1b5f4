// Smooth random fields: mottled paper, uneven ink, lines that wander.
#pragma once

#include "core/data/picture.h"
#include "core/random.h"

namespace digitpad {

/// Values between -1 and 1 that change over about `cell` pixels (value noise).
InkImage noiseField(int width, int height, double cell, Random& random);

/// Each pixel on its own: about normal with that deviation (a sum of four uniform ones), added to the plane.
void addGrain(InkImage& plane, double deviation, Random& random);

} // namespace digitpad
