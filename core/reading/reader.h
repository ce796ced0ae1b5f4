// From paper to text: ink, segmentation, framing and classification of a whole picture or drawing.
#pragma once

#include <cstddef>
#include <stop_token>
#include <string>
#include <vector>

#include "core/cancel.h"
#include "core/data/drawing.h"
#include "core/data/picture.h"
#include "core/model/classifier.h"
#include "core/preprocess/framing.h"
#include "core/reading/rejection.h"

namespace digitpad {

struct DigitReading {
    Prediction prediction;
    Box box;         ///< tight, in pixels of the picture, or units of the drawing
    DigitImage seen; ///< what the network was shown
    int line = 0;    ///< from the top, 0 first
    int group = 0;   ///< of its line, from the left, 0 first; groups have a space between them
    /// The separator in front of it, one of characterOf(); 0 where there is none.
    char separator = 0;
    /// Of the table that it stands in, 0 first; -1 where it is in none.
    int row = -1;
    int column = -1;
    Rejection rejection = Rejection::None; ///< the reason where the prediction is rejected
};

struct Reading {
    std::vector<DigitReading> digits; ///< in reading order; empty for blank paper
    bool withoutThings = false;       ///< it is of PictureInk::writing(), rather than of all()
    /// Parts that were not read, the lower ones, for there are more than any writing has.
    std::size_t leftOut = 0;

    /// Digits and separators, a "?" for each digit that is rejected, a space between groups, a line break
    /// between lines.
    std::string text() const;
    /// The same without separators.
    std::string digitsText() const;
    /// Why the paper as a whole is not read: it is blank, or something on it is not a digit (the first of its
    /// kind).
    Rejection rejection() const;
    bool rejected() const { return rejection() != Rejection::None; }
    /// The same for people; empty where all is read.
    std::string reason() const;
};

// Where `stop` asks for it, all of these throw Cancelled within the time that one step takes.

/// Reads ink on paper; boxes in its pixels.  Where something is rejected, print is left out: most of what is
/// outside of the frames of a form, or lines of much smaller characters.
Reading readInk(const InkImage& ink, const Classifier& classifier, Workspace& workspace,
                const std::stop_token& stop = {});
/// Pen strokes, the canvas' own way: they are drawn as the canvas draws, with a pen that fits
/// (withFittingPen()), and a stroke that crosses another is one digit with it.  One unit of the points is one
/// pixel of canvas; boxes are in the same units.  Points may lie anywhere.
Reading readStrokes(const Drawing& drawing, const Classifier& classifier, Workspace& workspace,
                    const std::stop_token& stop = {});
/// Any picture, by the ink that can be told from its paper; boxes in its pixels.
/// @param strokes drawn over it, in its pixels
Reading readByInk(const GreyImage& picture, const Classifier& classifier, Workspace& workspace,
                  const Drawing& strokes = {}, const std::stop_token& stop = {});

} // namespace digitpad
