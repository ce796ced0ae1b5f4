#include "ui/evaluate/image_delegate.h"

#include <QPainter>

#include "core/data/digit_image.h"
#include "ui/evaluate/image_list_model.h"
#include "ui/theme/palette.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

namespace {

constexpr int kMargin = 5;
constexpr int kTile = 2 * kImageSide + 2 * kMargin; // each pixel of the network's becomes 2 x 2
constexpr int kCaption = 20;
constexpr double kCaptionFont = 0.85;

/// 28 x 28 in the theme's paper and ink.
QImage inked(QImage mask, const Palette& colors) {
    QList<QRgb> shades;
    for (int grey = 0; grey < 256; ++grey)
        shades.push_back(mixed(colors.paper, colors.ink, grey / 255.0).rgb());
    mask.reinterpretAsFormat(QImage::Format_Indexed8);
    mask.setColorTable(shades);
    return mask.convertToFormat(QImage::Format_RGB32);
}

QPen framePen(const Palette& colors, QStyle::State state) {
    if (state & QStyle::State_HasFocus) return {colors.accent, 2};
    return {state & QStyle::State_MouseOver ? colors.mutedText : colors.border, 1};
}

} // namespace

QSize ImageDelegate::cellSize() {
    return {kTile + sizes::kGrid, kTile + kCaption + sizes::kGrid / 2};
}

QSize ImageDelegate::sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const {
    return cellSize();
}

void ImageDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    const auto* model = qobject_cast<const ImageListModel*>(index.model());
    Q_ASSERT(model);
    const Palette colors = currentPalette();
    const QRect tile(option.rect.topLeft(), QSize(kTile, kTile));
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QPen frame = framePen(colors, option.state);
    const double inset = frame.widthF() / 2;
    painter->setPen(frame);
    painter->setBrush(colors.paper);
    painter->drawRoundedRect(QRectF(tile).adjusted(inset, inset, -inset, -inset), sizes::kRadius - 2,
                             sizes::kRadius - 2);
    painter->drawImage(tile.adjusted(kMargin, kMargin, -kMargin, -kMargin),
                       inked(model->inkMask(index.row()), colors));

    painter->setFont(figureFont(option.font, kCaptionFont));
    painter->setPen(colors.mutedText);
    painter->drawText(QRect(tile.left(), tile.bottom() + 1, kTile, kCaption), Qt::AlignCenter,
                      index.data().toString());
    painter->restore();
}

} // namespace digitpad
