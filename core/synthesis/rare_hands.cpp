#include "core/synthesis/rare_hands.h"

#include "core/data/look_alikes.h"
#include "core/preprocess/rare_shapes.h"
#include "core/synthesis/chance.h"

namespace digitpad {

Drawing rareOrUsual(int digit, const Drawing& usual, double probability, Random& random) {
    if (!chance(probability, random)) return usual;
    if (digit == 0) return slashedZero(usual, random);
    if (digit == 7) return crossedSeven(usual, random);
    if (digit == 1 && isUprightLine(usual)) return flaggedOne(usual, random);
    return usual;
}

void addHooks(int /*digit*/, Drawing& /*drawing*/, Random& /*random*/) {}

} // namespace digitpad
