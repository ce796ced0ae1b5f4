// Digits in shapes that some hands write and collections hardly have, drawn from nothing.  Each is about 100
// units high, and differs from call to call.
#pragma once

#include "core/data/drawing.h"
#include "core/random.h"

namespace digitpad {

/// A bare line that leans to the right, by up to 35 degrees.
Drawing slashOne(Random& random);
/// With a large loop where the stem meets the foot.
Drawing loopedTwo(Random& random);
/// Nearly without curves, as a Z.
Drawing zigzagTwo(Random& random);
/// With a flat top and a sharp corner under it.
Drawing flatThree(Random& random);
/// Its top is open; sometimes the bar does not cross the stem.
Drawing openFour(Random& random);
/// Its bar is a stroke of its own, far to the right.
Drawing templateFive(Random& random);
/// As a b is written: a straight stem and a bowl at its foot, sometimes open.
Drawing writtenSix(Random& random);
/// With a short stroke down at the left end of the bar.
Drawing eastAsianSeven(Random& random);
/// With a bar across the lower half of the stem.
Drawing lowCrossedSeven(Random& random);
/// With a flat, open head, as a y with a straight stem.
Drawing openNine(Random& random);

// As they are written in much of Latin America and southern Europe:

/// It begins in a round loop, as a Q.
Drawing curledTwo(Random& random);
/// In one stroke, without a corner: a cup whose right side goes on as the stem, as an h upside down or a y.
Drawing joinedFour(Random& random);
/// With an upstroke that begins far down, as a roof.
Drawing roofOne(Random& random);
/// Without a bar, as an integral sign or an S.
Drawing barlessFive(Random& random);
/// With hardly a bar, but one across its stem, as a t or a plus sign.
Drawing barlessSeven(Random& random);
/// A bowl on a straight stem, which begins at its left or below its middle, as a P.
Drawing stemmedNine(Random& random);

} // namespace digitpad
