// Why something on the paper is not read as a digit.  Whether it is rejected says the network, by its
// threshold; the reason is told from simple measures of shape, so that people learn what to do about it.
#pragma once

#include <string>
#include <string_view>

#include "core/model/classifier.h"
#include "core/preprocess/segmentation/ink_piece.h"

namespace digitpad {

enum class Rejection {
    None,          ///< it is read
    Blank,         ///< there is no ink
    Dot,           ///< about as wide as high, round and full of ink
    Dash,          ///< 2.5 times as wide as high, or more
    Scribble,      ///< rows or columns go through more strokes than a digit has, or an area is filled in
    SeveralDigits, ///< its parts would be digits by themselves
    Unsure,        ///< two digits share the probability
    NotADigit,     ///< anything else
    TooMuch        ///< it has more parts than any writing, as noise has; none of them is read
};

/// Framing makes a full block of a dot or a filled area, as of the thickest one: what it is must be told
/// before.
bool isDot(const InkPiece& ink);

/// The reason why `ink` was rejected.
/// @param partsAreDigits whether a way to cut it gives digits that the network accepts
Rejection reasonFor(const InkPiece& ink, const Prediction& prediction, bool partsAreDigits);

/// As scripts get it: "blank", "dot", "dash", "scribble", "severalDigits", "unsure", "notADigit", "tooMuch";
/// empty for None.
std::string_view nameOf(Rejection rejection);

/// As people get it, e.g. "a dot" or "either 4 or 9"; empty for None.
std::string inWords(Rejection rejection, const Prediction& prediction);

/// The most probable digit but one.
int runnerUp(const Prediction& prediction);

} // namespace digitpad
