#include "ui/why/stages_view.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/draw/paper_painter.h"
#include "ui/theme/palette.h"
#include "ui/theme/sizes.h"
#include "ui/why/why_pictures.h"

namespace digitpad {

namespace {

constexpr int kStages = 4;
constexpr int kArrow = 32;
constexpr int kPictureHeight = 150;
constexpr int kLeastTile = 120;
constexpr int kUsualTile = 180;
constexpr int kInset = sizes::kGrid;

QString title(int stage) {
    const QStringList titles = {StagesView::tr("the paper"), StagesView::tr("its ink, and what is one digit"),
                                StagesView::tr("cut out"), StagesView::tr("28×28, as MNIST frames it")};
    return titles.value(stage);
}

/// `size` as large as it fits into `tile`, in its middle.
QRectF fitted(const QSizeF& size, const QRectF& tile) {
    QRectF place({}, size.scaled(tile.size(), Qt::KeepAspectRatio));
    place.moveCenter(tile.center());
    return place;
}

void paintArrow(QPainter& painter, const QPointF& middle, const QColor& color) {
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const QPointF tip = middle + QPointF(6, 0);
    painter.drawLine(middle - QPointF(6, 0), tip);
    painter.drawPolyline(QPolygonF({tip + QPointF(-4, -4), tip, tip + QPointF(-4, 4)}));
}

} // namespace

StagesView::StagesView(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("From the paper to the network"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StagesView::show(const std::optional<WhyResult>& result) {
    m_result = result;
    update();
}

QSize StagesView::sizeHint() const {
    return {kStages * kUsualTile + (kStages - 1) * kArrow,
            kPictureHeight + sizes::kGrid + fontMetrics().height()};
}

QSize StagesView::minimumSizeHint() const {
    return {kStages * kLeastTile + (kStages - 1) * kArrow, sizeHint().height()};
}

void StagesView::paintEvent(QPaintEvent* /*event*/) {
    const Palette colors = currentPalette();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const double width = (this->width() - (kStages - 1) * kArrow) / static_cast<double>(kStages);
    for (int stage = 0; stage < kStages; ++stage) {
        const QRectF tile(stage * (width + kArrow), 0, width, kPictureHeight);
        QPainterPath outline;
        outline.addRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), sizes::kRadius, sizes::kRadius);
        painter.save();
        painter.setClipPath(outline);
        painter.fillPath(outline, colors.paper);
        if (m_result) paintStage(painter, tile.adjusted(kInset, kInset, -kInset, -kInset), stage);
        painter.restore();
        painter.strokePath(outline, QPen(colors.border, 1));
        painter.setPen(colors.mutedText);
        const QRectF caption(tile.left(), tile.bottom() + sizes::kGrid, width, fontMetrics().height());
        painter.drawText(caption, Qt::AlignCenter,
                         fontMetrics().elidedText(title(stage), Qt::ElideRight, static_cast<int>(width)));
        if (stage > 0) paintArrow(painter, {tile.left() - kArrow / 2.0, tile.center().y()}, colors.mutedText);
    }
}

void StagesView::paintStage(QPainter& painter, const QRectF& tile, int stage) const {
    const Palette colors = currentPalette();
    const WhyRequest& request = m_result->request;
    if (stage == 2) {
        const QImage cut = inkPicture(m_result->ink.copy(request.box.toAlignedRect()));
        painter.drawImage(fitted(cut.size(), tile), cut);
        return;
    }
    if (stage == 3) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false); // the pixels as they are
        painter.drawImage(fitted({1, 1}, tile), inkPicture(request.seen));
        return;
    }
    const QRectF place = fitted(request.paper, tile);
    painter.translate(place.topLeft());
    painter.scale(place.width() / request.paper.width(), place.height() / request.paper.height());
    if (stage == 0) return paintContent(painter, request.content, {colors.paper, colors.ink});
    painter.drawImage(QRectF({}, request.paper), inkPicture(m_result->ink));
    QPen pen(colors.accent, 1.5);
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(request.box);
}

} // namespace digitpad
