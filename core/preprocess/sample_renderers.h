// The renderers that readers are handed: files and strokes framed exactly as the canvas frames.
#pragma once

#include "core/data/readers.h"

namespace digitpad {

struct PenOptions {
    float canvasSide = 280; ///< longer side of a drawing on the canvas, in canvas pixels
    float penWidth = 22;    ///< in canvas pixels
};

/// @param decode reads picture files; may be empty where none will come (then a picture throws Error)
SampleRenderers standardRenderers(PictureDecoder decode, const PenOptions& pen = {});

} // namespace digitpad
