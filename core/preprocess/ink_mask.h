// Which parts of a contrast picture are handwriting: not noise, not specks, not the lines of the paper.
#pragma once

#include <optional>

#include "core/preprocess/pix.h"

namespace digitpad {

/// What contrast() values mean in one picture, from its histogram.
struct InkLevels {
    float paper = 0;
    float noise = 0; ///< standard deviation of the paper
    float ink = 0;   ///< of the darkest strokes
};

/// Nothing where no pixel stands out from the paper.
std::optional<InkLevels> findInkLevels(const GreyImage& contrast);

/// The least level of what may be ink.
float faintInkLevel(const InkLevels& levels);

/// The handwriting as a 1-bit mask, without its faint fringes.
PixOwner inkMask(const GreyImage& contrast, const InkLevels& levels);

/// What was found in a picture.
struct FoundInk {
    GreyImage contrasts;
    InkLevels levels;
    PixOwner mask;
};

/// In pixels; 0 for an empty mask.
struct LineWidths {
    int usual = 0;  ///< the median along the middles of the lines, so that a blot counts for little
    int widest = 0; ///< side of the largest square that fits in
};
LineWidths lineWidths(const PixOwner& mask);

} // namespace digitpad
