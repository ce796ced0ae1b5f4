// The renderers that readers are handed: files and strokes framed exactly as the canvas frames.
#pragma once

#include "core/data/readers.h"

namespace digitpad {

/// The default pen is MNIST's: framed pen strokes of three collections then have a mean ink of .126 to .130
/// and a median stroke width of 2.36 to 2.38 px, where 20,000 MNIST images have .132 and 2.39 (width as 2 x
/// ink / outline). MNIST's middle 80 % spans pens of 26 to 52.
struct PenOptions {
    float canvasSide = 280; ///< longer side of a drawing on the canvas, in canvas pixels
    float penWidth = 38;    ///< in canvas pixels
};

/// @param decode reads picture files; may be empty where none will come (then a picture throws Error)
SampleRenderers standardRenderers(PictureDecoder decode, const PenOptions& pen = {});

} // namespace digitpad
