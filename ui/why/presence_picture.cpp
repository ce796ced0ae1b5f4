#include "ui/why/presence_picture.h"

#include <QPainter>
#include <cmath>

#include "ui/theme/palette.h"

namespace digitpad {

namespace {

constexpr qreal kFaint = 0.5; ///< of the picture, so that the heat stands out from it

} // namespace

QImage presenceImage(const PresenceMap& presence) {
    QImage image(presence.columns(), presence.rows(), QImage::Format_ARGB32);
    QColor color = currentPalette().accent;
    for (int row = 0; row < image.height(); ++row)
        for (int column = 0; column < image.width(); ++column) {
            color.setAlphaF(presence.at(row, column));
            image.setPixelColor(column, row, color);
        }
    return image;
}

void paintPresence(QPainter& painter, const QRectF& tile, const WhyResult& result) {
    const Palette colors = currentPalette();
    const PaperContent& content = result.request.content;
    QRectF place({}, QSizeF(content.picture.size()).scaled(tile.size(), Qt::KeepAspectRatio));
    place.moveCenter(tile.center());
    painter.setClipRect(place, Qt::IntersectClip);
    painter.setOpacity(kFaint);
    painter.drawImage(place, result.found->picture);
    painter.setOpacity(1);
    const PresenceMap& presence = result.found->presence;
    const double cell = presence.cellSide() * place.width() / content.picture.width();
    painter.drawImage(QRectF(place.topLeft(), QSizeF(presence.columns(), presence.rows()) * cell),
                      presenceImage(presence));
    const double scale = place.width() / content.place.width();
    painter.setBrush(Qt::NoBrush);
    for (const QRectF& box : result.request.boxes) {
        const bool chosen = box == result.request.box;
        painter.setPen(QPen(chosen ? colors.accent : colors.mutedText, chosen ? 2 : 1));
        painter.drawRect(
            QRectF((box.topLeft() - content.place.topLeft()) * scale + place.topLeft(), box.size() * scale));
    }
}

} // namespace digitpad
