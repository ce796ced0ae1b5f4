// Which digits of a reading the user has corrected.  A correction belongs to the strokes it was made for and
// holds as long as they are unchanged, however often the paper is read again.
#pragma once

#include <QRectF>
#include <optional>
#include <vector>

#include "ui/draw/paper_document.h"

namespace digitpad {

/// Of the digit that was read in `box`.
Correction correctionOf(const PaperContent& content, const QRectF& box, int digit);

/// The one that holds for the digit that is now read in `box`.
std::optional<Correction> correctionAt(const PaperContent& content, const QRectF& box);

/// The strokes that the ink in `box` is made of; none where it is not strokes alone: a picture, what was
/// partly erased, or a stroke that goes on into another digit.
Drawing strokesOf(const PaperContent& content, const QRectF& box);

} // namespace digitpad
