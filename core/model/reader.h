// From paper to text: ink, framing and classification of a whole picture or drawing.
#pragma once

#include <string>
#include <vector>

#include "core/data/drawing.h"
#include "core/model/classifier.h"
#include "core/preprocess/framing.h"

namespace digitpad {

struct DigitReading {
    Prediction prediction;
    Box box;         ///< in pixels of the picture, or units of the drawing
    DigitImage seen; ///< what the network was shown
};

struct Reading {
    std::vector<DigitReading> digits; ///< in reading order; empty for blank paper
    std::string text() const;
};

/// Reads ink on paper, the common path of canvas and pictures.
Reading readInk(const InkImage& ink, const Classifier& classifier, Workspace& workspace);
/// Pen strokes, as the canvas draws them; one unit of the points is one pixel of canvas.
Reading readDrawing(const Drawing& drawing, const Classifier& classifier, Workspace& workspace);
/// Any picture; boxes in its pixels.
Reading readPicture(const GreyImage& picture, const Classifier& classifier, Workspace& workspace);

} // namespace digitpad
