// What made-up pictures of writing are made of.
#pragma once

#include <vector>

#include "core/data/digit_image.h"
#include "core/data/drawing.h"

namespace digitpad {

/// One digit, framed as MNIST's are.
struct LabelledImage {
    DigitImage image;
    int digit = 0;
};

/// What is written: pen strokes and images of single digits, and pen strokes that are no digit (letters,
/// symbols).  Any of them may be empty; drawings of digits with another label than 0 to 9 are left out.
struct WritingSources {
    std::vector<LabelledDrawing> digitDrawings;
    std::vector<LabelledImage> digitImages;
    std::vector<LabelledDrawing> otherDrawings;
};

} // namespace digitpad
