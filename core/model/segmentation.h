// Which pieces of ink are one digit: the classifier's answers to many ways of taking them together decide.
#pragma once

#include <vector>

#include "core/model/classifier.h"
#include "core/preprocess/segmentation/text_lines.h"

namespace digitpad {

/// One digit found, or what is taken for one.
struct Segment {
    InkPiece ink;
    DigitImage seen; ///< what the network was shown
    Prediction prediction;
    bool partsAreDigits = false; ///< rejected, while the best way to cut it gives digits that are not
};

/// A segmentation's score is the sum over its digits of the log of the most probable digit's probability,
/// less these. Lengths are parts of the line's digit height.
struct SegmentationWeights {
    double sure = 2;     ///< times the log of the probability
    double unread = 0.4; ///< a lower probability counts as this: what is no digit should not be cut into some
    double digit = 0;    ///< for each digit
    double wide = 4;     ///< for each length that a digit is wider than 1
    double small = 3;    ///< for each length that a digit is less high than 0.6
    double gap = 3;      ///< for each length of a gap within a digit
    double beside = 1;   ///< for taking two tall pieces together that stand side by side without touching
    double touching = 0.2; ///< for taking pieces apart that touch
    double overlapping =
        1.5;           ///< for taking pieces apart of which the narrower lies over the other, as a part of it
    double cut = 1;    ///< for a cut through ink
    double narrow = 3; ///< for each length that the ink to cut is narrower than 0.9: rather one digit
    double cutInk = 3; ///< for each length of ink that a cut goes through
};

/// The digits of each line, from left to right.  Three passes of the classifier at most, whatever the number
/// of lines.
std::vector<std::vector<Segment>> findDigits(const std::vector<TextLine>& lines, const Classifier& classifier,
                                             Workspace& workspace, const SegmentationWeights& weights = {});

} // namespace digitpad
