// Drawings that are not digits, as people make them by accident or to try a program: what a network must
// learn to refuse.
#pragma once

#include <array>

#include "core/data/drawing.h"
#include "core/random.h"

namespace digitpad {

/// The kinds of drawing.  None is what anyone would take for a digit: a spiral has three turns at least, a
/// dash lies, a zigzag has five corners.
enum class NegativeFamily {
    Dot,
    Dash,
    Scribble,
    Zigzag,
    Wave,
    Spiral,
    Star,
    Triangle,
    Hatching,
    Grid,
    Face,
    Arrow,
    Heart
};

/// Those that trainings use; the other families are kept to measure with.
inline constexpr std::array kTrainedFamilies{
    NegativeFamily::Dot,      NegativeFamily::Dash,   NegativeFamily::Scribble, NegativeFamily::Zigzag,
    NegativeFamily::Wave,     NegativeFamily::Spiral, NegativeFamily::Star,     NegativeFamily::Triangle,
    NegativeFamily::Hatching, NegativeFamily::Grid,   NegativeFamily::Face};
inline constexpr std::array kMeasuredFamilies{NegativeFamily::Arrow, NegativeFamily::Heart};

/// About 100 units large, one pen.
Drawing negativeDrawing(NegativeFamily family, Random& random);

/// A digit that its writer took back: crossed out by an X, or by lines to and fro.
Drawing crossedOut(const Drawing& digit, Random& random);
/// Two digits so near each other that they share one box; they may touch.
Drawing sideBySide(const Drawing& left, const Drawing& right, Random& random);

} // namespace digitpad
