// Which pieces of ink are one digit: the classifier's answers to many ways of taking them together decide.
#pragma once

#include <stop_token>
#include <vector>

#include "core/cancel.h"
#include "core/model/classifier.h"
#include "core/preprocess/segmentation/text_lines.h"

namespace digitpad {

/// One digit found, or what is taken for one.
struct Segment {
    InkPiece ink;
    DigitImage seen; ///< what the network was shown
    Prediction prediction;
    bool cut = false;            ///< out of ink that hangs together
    bool partsAreDigits = false; ///< rejected, while the best way to cut it gives digits that are not
};

/// How a digit's size is judged.  Lengths are parts of the line's digit height.
struct SizeWeights {
    double usualWidth;
    double wide; ///< for each length that a digit is wider than usual
    double usualHeight;
    double small; ///< for each length that a digit is less high than usual
};

/// `ink` framed as the network takes it, not classified yet.
Segment segmentOf(InkPiece ink);

/// A segmentation's score is the sum over its digits of the log of the most probable digit's probability,
/// less these. Lengths are parts of the line's digit height.
struct SegmentationWeights {
    double sure = 2;      ///< times the log of the probability
    double unread = 0.01; ///< a lower probability counts as this
    SizeWeights pieces{1, 3, 0.6, 2};
    SizeWeights parts{0.5, 1.4, 0.8, 9}; ///< of what was cut apart
    double gap = 3;                      ///< for each length of a gap within a digit
    double beside = 0.8; ///< for taking two tall pieces together that stand side by side without touching
    double overlapping =
        0.8;             ///< for taking pieces apart, times the part of the narrower that lies over the other
    double cut = 0.2;    ///< for a cut through ink
    double cutCost = 0;  ///< for each length that a cut costs by its ink
    double narrow = 2.7; ///< for each length that the ink to cut is narrower than these: rather one digit
    double twoDigitsWide = 1.15;
    // For each part of what stands alone, hangs together and is as narrow as a character: a V would make two
    // good ones.
    double alonePart = 2;
    double aloneOne = 9; ///< where the part is read as a one

    /// For pieces that are strokes: hardly one of them is two digits.
    static SegmentationWeights ofStrokes();
};

/// The digits of each line, from left to right.  What may be several digits is cut apart, but of more such
/// things than any writing has only the widest; the others are rejected.  Throws Cancelled.
std::vector<std::vector<Segment>> findDigits(const std::vector<TextLine>& lines, const Classifier& classifier,
                                             Workspace& workspace, const SegmentationWeights& weights = {},
                                             const std::stop_token& stop = {});

} // namespace digitpad
