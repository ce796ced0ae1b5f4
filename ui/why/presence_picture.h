// Where the detector thinks that digits are, over the picture.
#pragma once

#include <QImage>

#include "ui/why/why_work.h"

class QPainter;

namespace digitpad {

/// A pixel a cell: the accent, the more opaque the more probable it is that a digit's centre is there.
QImage presenceImage(const PresenceMap& presence);

/// Faintly the picture of `result`, which the detector found, with this heat and the boxes of all digits.
void paintPresence(QPainter& painter, const QRectF& tile, const WhyResult& result);

} // namespace digitpad
