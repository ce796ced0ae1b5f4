// The outlines and tags that mark the digits found.  Over a picture, whose ground may be anything, they have
// a halo: one of two lines, nearly black and white, stands out from any grey by 4.2:1 at least.
#pragma once

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace digitpad {

struct BoxLook {
    bool isChosen = false;
    bool isRejected = false;
    bool isOverPicture = false;
};

/// The painter works in pixels.
void paintBox(QPainter& painter, const QRectF& place, const BoxLook& look);

/// Where the tag above a box lies.
QRectF tagPlace(const QRectF& box, const QString& text, const QFont& font, bool isOverPicture);
void paintTag(QPainter& painter, const QRectF& place, const QString& text, const QFont& font,
              const BoxLook& look);

} // namespace digitpad
