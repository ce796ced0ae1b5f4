#include "ui/why/variations_view.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/figures.h"
#include "ui/theme/palette.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"
#include "ui/why/why_pictures.h"

namespace digitpad {

namespace {

constexpr double kMost = 0.8; ///< of the variations, read the same: rather steady
constexpr int kRows = static_cast<int>(std::size(kChanges));
constexpr int kTileSide = 2 * kImageSide;
constexpr int kFigures = 46; // beside a tile: digit and per cent
constexpr int kTitles = 84;
constexpr int kColumn = kTileSide + kFigures + sizes::kGrid;
constexpr int kRow = kTileSide + sizes::kGrid;

QString title(Change change) {
    switch (change) {
        case Change::Sideways:
            return VariationsView::tr("sideways");
        case Change::UpAndDown:
            return VariationsView::tr("up, down");
        case Change::Turn:
            return VariationsView::tr("turned");
        case Change::Size:
            return VariationsView::tr("size");
        case Change::Thickness:
            return VariationsView::tr("thickness");
    }
    return {};
}

QString describe(Change change, double amount) {
    const QString size = figureLocale().toString(std::abs(amount), 'g', 6);
    switch (change) {
        case Change::Sideways:
            return VariationsView::tr("%1 pixels to the %2").arg(size, amount < 0 ? "left" : "right");
        case Change::UpAndDown:
            return VariationsView::tr("%1 pixels %2").arg(size, amount < 0 ? "up" : "down");
        case Change::Turn:
            return VariationsView::tr("%1° %2").arg(size, amount < 0 ? "anticlockwise" : "clockwise");
        case Change::Size:
            return VariationsView::tr("%1 % of its size").arg(std::lround(100 * amount));
        case Change::Thickness:
            return VariationsView::tr("pen %1 pixels %2").arg(size, amount < 0 ? "thinner" : "thicker");
    }
    return {};
}

QString percent(float share) {
    return percentText(share, 0) + " %";
}

} // namespace

VariationsView::VariationsView(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("The answers for small changes"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void VariationsView::show(const std::optional<WhyResult>& result) {
    m_result = result;
    QStringList spoken;
    if (result)
        for (const Variation& variation : result->variations) spoken << variationSentence(variation);
    setAccessibleDescription(spoken.join("; "));
    update();
}

QSize VariationsView::sizeHint() const {
    return {kTitles + kChangeSteps * kColumn, kRows * kRow};
}

QRect VariationsView::tile(int row, int step) const {
    return {kTitles + step * kColumn, row * kRow, kTileSide, kTileSide};
}

bool VariationsView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString text;
    for (int row = 0; row < kRows && m_result; ++row)
        for (int step = 0; step < kChangeSteps; ++step)
            if (tile(row, step).adjusted(0, 0, kFigures, 0).contains(help->pos()))
                text = variationSentence(
                    m_result->variations[static_cast<std::size_t>(row * kChangeSteps + step)]);
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

void VariationsView::paintEvent(QPaintEvent* /*event*/) {
    const Palette colors = currentPalette();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    for (int row = 0; row < kRows; ++row) {
        painter.setFont(font());
        painter.setPen(colors.mutedText);
        painter.drawText(QRect(0, row * kRow, kTitles - sizes::kGrid, kTileSide),
                         Qt::AlignLeft | Qt::AlignVCenter, title(kChanges[row]));
        for (int step = 0; step < kChangeSteps && m_result; ++step)
            paintTile(painter, m_result->variations[static_cast<std::size_t>(row * kChangeSteps + step)],
                      tile(row, step));
    }
}

void VariationsView::paintTile(QPainter& painter, const Variation& variation, const QRect& place) const {
    const Palette colors = currentPalette();
    const bool same = variation.prediction.digit == m_result->prediction.digit;
    painter.drawImage(place, inkPicture(variation.image));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(same ? colors.border : colors.wrong, same ? 1 : 2));
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    const QRect beside(place.right() + 1 + sizes::kGrid / 2, place.top(), kFigures, kTileSide);
    const int middle = beside.center().y();
    painter.setFont(figureFont(font(), 1.15, QFont::Bold));
    painter.setPen(!same ? colors.wrong : variation.prediction.rejected ? colors.mutedText : colors.text);
    painter.drawText(QRect(beside.left(), beside.top(), kFigures, middle - beside.top()),
                     Qt::AlignLeft | Qt::AlignBottom, QString::number(variation.prediction.digit));
    painter.setFont(figureFont(font(), 0.85));
    painter.setPen(colors.mutedText);
    painter.drawText(QRect(beside.left(), middle, kFigures, kTileSide / 2), Qt::AlignLeft | Qt::AlignTop,
                     percent(variation.prediction.probability));
}

QString variationSentence(const Variation& variation) {
    return VariationsView::tr("%1: %2, %3")
        .arg(describe(variation.change, variation.amount))
        .arg(variation.prediction.digit)
        .arg(percent(variation.prediction.probability));
}

QString variationsSummary(const WhyResult& result) {
    const auto all = static_cast<qsizetype>(result.variations.size());
    const auto same = std::ranges::count_if(result.variations, [&](const Variation& variation) {
        return variation.prediction.digit == result.prediction.digit;
    });
    const int digit = result.prediction.digit;
    if (same == all)
        return VariationsView::tr("All %1 are read as %2: the answer is steady.").arg(all).arg(digit);
    const auto text =
        static_cast<double>(same) >= kMost * static_cast<double>(all)
            ? VariationsView::tr("%1 of %2 are read as %3: most small changes leave the answer.")
            : VariationsView::tr("%1 of %2 are read as %3: small changes overturn the answer.");
    return text.arg(same).arg(all).arg(digit);
}

} // namespace digitpad
