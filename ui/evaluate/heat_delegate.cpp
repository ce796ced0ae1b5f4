#include "ui/evaluate/heat_delegate.h"

#include <QPainter>
#include <algorithm>

#include "ui/evaluate/confusion_model.h"
#include "ui/theme/palette.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

namespace {

constexpr double kGap = 3;             // between tiles
constexpr double kLeastContrast = 4.5; // WCAG 2.1 AA

struct Tile {
    QColor background;
    QColor text;
};

/// No shade between the two ends may leave its figure hard to read: such a shade becomes the next warmer one.
Tile errorTile(const Palette& colors, double heat) {
    for (double share = heat;; share = std::min(1.0, share + 0.02)) {
        const QColor background = mixed(colors.heatLow, colors.heatHigh, share);
        const bool plain = contrast(background, colors.text) >= contrast(background, colors.onAccent);
        const QColor text = plain ? colors.text : colors.onAccent;
        if (share >= 1 || contrast(background, text) >= kLeastContrast) return {background, text};
    }
}

Tile tileOf(const Palette& colors, const QModelIndex& index) {
    if (index.row() == index.column()) return {colors.track, colors.mutedText};
    return errorTile(colors, index.data(ConfusionModel::HeatRole).toDouble());
}

/// The chosen cell has a frame; the accent says that the keyboard moves it.
QPen framePen(const Palette& colors, QStyle::State state) {
    if (state & QStyle::State_HasFocus) return {colors.accent, 2};
    if (state & QStyle::State_Selected) return {colors.text, 2};
    return state & QStyle::State_MouseOver ? QPen(colors.mutedText, 1) : QPen(Qt::NoPen);
}

} // namespace

void HeatDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const Palette colors = currentPalette();
    const Tile tile = tileOf(colors, index);
    const QRectF rect = QRectF(option.rect).adjusted(0, 0, -kGap, -kGap);
    painter->save();
    painter->fillRect(option.rect, colors.window); // over the selection the view has painted
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tile.background);
    constexpr double radius = sizes::kRadius / 2.0 + 1;
    painter->drawRoundedRect(rect, radius, radius);

    const QPen frame = framePen(colors, option.state);
    if (frame.style() != Qt::NoPen) {
        const double inset = frame.widthF() / 2;
        painter->setPen(frame);
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
    }

    const QString text = index.data().toString();
    QFont font = figureFont(option.font);
    const double needed = QFontMetricsF(font).horizontalAdvance(text) + 4;
    if (needed > rect.width()) font = figureFont(option.font, rect.width() / needed);
    painter->setFont(font);
    painter->setPen(tile.text);
    painter->drawText(rect, Qt::AlignCenter, text);
    painter->restore();
}

} // namespace digitpad
