#include "ui/draw/box_painter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

#include "ui/theme/palette.h"
#include "ui/theme/sizes.h"

namespace digitpad {

namespace {

constexpr qreal kTagPadding = 4; ///< over a picture, beside the text
constexpr qreal kTagRadius = 4;

/// Edges between pixels, so that each line of a halo has whole ones.
QRectF onPixels(const QRectF& rect) {
    return {QPointF(std::round(rect.left()), std::round(rect.top())),
            QPointF(std::round(rect.right()), std::round(rect.bottom()))};
}

void outline(QPainter& painter, const QRectF& place, const QColor& color, qreal width,
             Qt::PenStyle style = Qt::SolidLine) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, width, style));
    painter.drawRoundedRect(place, sizes::kRadius, sizes::kRadius);
}

void paintBoxOverPicture(QPainter& painter, const QRectF& place, const BoxLook& look) {
    const Palette colors = currentPalette();
    const Qt::PenStyle style = look.isRejected ? Qt::DashLine : Qt::SolidLine;
    // Both lines of the halo go on beside the dashes.
    const bool hasMiddle = look.isChosen || look.isRejected;
    outline(painter, place, colors.haloDark, hasMiddle ? 6 : 4);
    outline(painter, place, colors.haloLight, hasMiddle ? 4 : 2);
    if (hasMiddle) outline(painter, place, look.isChosen ? colors.accent : colors.haloDark, 2, style);
}

} // namespace

void paintBox(QPainter& painter, const QRectF& place, const BoxLook& look) {
    if (look.isOverPicture) return paintBoxOverPicture(painter, onPixels(place), look);
    const Palette colors = currentPalette();
    const Qt::PenStyle style = look.isRejected ? Qt::DashLine : Qt::SolidLine;
    outline(painter, place, look.isChosen ? colors.accent : colors.box, look.isChosen ? 2 : 1.2, style);
}

QRectF tagPlace(const QRectF& box, const QString& text, const QFont& font, bool isOverPicture) {
    const QFontMetricsF metrics(font);
    const QSizeF size(metrics.horizontalAdvance(text), metrics.height());
    const QPointF corner(box.left() + sizes::kRadius / 2.0, box.top() - 1 - size.height());
    if (!isOverPicture) return {corner, size};
    // Clear of the box's own halo.
    return onPixels(QRectF(corner - QPointF(0, 4), size + QSizeF(2 * kTagPadding, 0)));
}

void paintTag(QPainter& painter, const QRectF& place, const QString& text, const QFont& font,
              const BoxLook& look) {
    const Palette colors = currentPalette();
    painter.setFont(font);
    if (!look.isOverPicture) {
        painter.setPen(look.isChosen ? colors.accent : colors.mutedText);
        painter.drawText(place.bottomLeft() - QPointF(0, QFontMetricsF(font).descent()), text);
        return;
    }
    painter.setPen(QPen(colors.haloLight, 1));
    painter.setBrush(look.isChosen ? colors.accent : colors.haloDark);
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), kTagRadius, kTagRadius);
    painter.setPen(QPen(colors.haloDark, 1)); // around the light line
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(place.adjusted(-0.5, -0.5, 0.5, 0.5), kTagRadius, kTagRadius);
    painter.setPen(look.isChosen ? colors.onAccent : colors.haloLight);
    painter.drawText(place, Qt::AlignCenter, text);
}

} // namespace digitpad
