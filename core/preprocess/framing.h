// MNIST's geometry: how ink of any size becomes the 28x28 image a network takes.  Training, canvas, files:
// all use this.
#pragma once

#include <optional>

#include "core/data/digit_image.h"
#include "core/data/picture.h"

namespace digitpad {

/// A rectangle in pixels of the picture it was found in.
struct Box {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    bool operator==(const Box&) const = default;
};

/// Where the centre of mass lies in MNIST, in pixel-edge coordinates (28 is the right edge), measured over
/// its files.
struct MassCentre {
    double x;
    double y;
};
extern const MassCentre kMnistCentre;

/// The tight box of all ink at or above `threshold`; nothing where there is none.
std::optional<Box> inkBox(const InkImage& ink, float threshold = 0.1F);

/// Scales the ink in `box` to 20 px on its longer side by area averaging, stretches it so that the darkest is
/// 1, and centres its mass as MNIST does, without pushing ink out of the field.
DigitImage frameDigit(const InkImage& ink, const Box& box);

/// The same over inkBox(); nothing for blank paper.
std::optional<DigitImage> frameDigit(const InkImage& ink);

} // namespace digitpad
