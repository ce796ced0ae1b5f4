#include "ui/why/stages_view.h"

#include <QPainter>
#include <QPainterPath>
#include <array>

#include "ui/draw/paper_painter.h"
#include "ui/figures.h"
#include "ui/theme/palette.h"
#include "ui/theme/sizes.h"
#include "ui/why/judgements.h"
#include "ui/why/presence_picture.h"
#include "ui/why/why_pictures.h"

namespace digitpad {

namespace {

constexpr int kStages = 4;
constexpr int kArrow = 32;
constexpr int kPictureHeight = 150;
constexpr int kLeastTile = 120;
constexpr int kUsualTile = 180;
constexpr int kInset = sizes::kGrid;
/// The tiles' widths as parts of the whole.
constexpr std::array<double, kStages> kInkShares{0.25, 0.25, 0.25, 0.25};
constexpr std::array<double, kStages> kFoundShares{0.38, 0.17, 0.24, 0.21};

QStringList titles(bool found) {
    if (found)
        return {StagesView::tr("where the detector sees digits"), StagesView::tr("framed, 28×28"),
                StagesView::tr("what each takes it for"), StagesView::tr("both together")};
    return {StagesView::tr("the paper"), StagesView::tr("its ink, and what is one digit"),
            StagesView::tr("cut out"), StagesView::tr("28×28, as MNIST frames it")};
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
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::MinimumExpanding);
}

void StagesView::show(const std::optional<WhyResult>& result) {
    m_result = result;
    QStringList spoken = titles(result && result->found);
    if (result && result->found) spoken << judgementSentence(*result);
    setAccessibleDescription(result ? spoken.join("; ") : QString());
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
    const bool found = m_result && m_result->found;
    const int height = this->height() - sizes::kGrid - fontMetrics().height();
    double left = 0;
    for (int stage = 0; stage < kStages; ++stage) {
        const double share = (found ? kFoundShares : kInkShares)[static_cast<std::size_t>(stage)];
        const double width = share * (this->width() - (kStages - 1) * kArrow);
        const QRectF tile(left, 0, width, height);
        paintTile(painter, tile, stage);
        painter.setPen(colors.mutedText);
        const QRectF caption(left, tile.bottom() + sizes::kGrid, width, fontMetrics().height());
        painter.drawText(
            caption, Qt::AlignCenter,
            fontMetrics().elidedText(titles(found)[stage], Qt::ElideRight, static_cast<int>(width)));
        if (stage > 0) paintArrow(painter, {left - kArrow / 2.0, tile.center().y()}, colors.mutedText);
        left += width + kArrow;
    }
}

void StagesView::paintTile(QPainter& painter, const QRectF& tile, int stage) const {
    const Palette colors = currentPalette();
    QPainterPath outline;
    outline.addRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), sizes::kRadius, sizes::kRadius);
    painter.save();
    painter.setClipPath(outline);
    painter.fillPath(outline, colors.paper);
    const QRectF inside = tile.adjusted(kInset, kInset, -kInset, -kInset);
    if (m_result && m_result->found)
        paintFound(painter, inside, stage);
    else if (m_result)
        paintInk(painter, inside, stage);
    painter.restore();
    painter.strokePath(outline, QPen(colors.border, 1));
}

void StagesView::paintFound(QPainter& painter, const QRectF& tile, int stage) const {
    switch (stage) {
        case 0:
            return paintPresence(painter, tile, *m_result);
        case 1:
            painter.setRenderHint(QPainter::SmoothPixmapTransform, false); // the pixels as they are
            return painter.drawImage(fitted({1, 1}, tile), inkPicture(m_result->request.seen));
        case 2:
            return paintJudgements(painter, tile, judgementsOf(*m_result));
        default:
            return paintJudgements(painter, tile, {togetherOf(*m_result)});
    }
}

void StagesView::paintInk(QPainter& painter, const QRectF& tile, int stage) const {
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

QString judgementSentence(const WhyResult& result) {
    if (!result.found) return {};
    return StagesView::tr(
               "The detector sees something there (presence %1 %) and takes it for %2; the "
               "classifier takes it for %3. Together: %4.")
        .arg(percentText(result.found->detection.presence, 0), judgementsOf(result)[0].words(),
             judgementsOf(result)[1].words(), togetherOf(result).words());
}

} // namespace digitpad
