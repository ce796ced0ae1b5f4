#include "ui/why/judgements.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "ui/figures.h"
#include "ui/theme/palette.h"
#include "ui/theme/widgets.h"

namespace digitpad {

namespace {

constexpr double kSmall = 0.85; ///< of the font

QString tr(const char* text) {
    return QCoreApplication::translate("Judgements", text);
}

void paintBars(QPainter& painter, const QRectF& place, const Judgement& judgement) {
    const Palette colors = currentPalette();
    const double column = place.width() / kDigits;
    const double labels = QFontMetricsF(painter.font()).height();
    const QRectF bars = place.adjusted(0, 0, 0, -labels);
    for (int digit = 0; digit < kDigits; ++digit) {
        const bool wins = digit == judgement.digit();
        const double left = place.left() + digit * column;
        const double share = judgement.probabilities[static_cast<std::size_t>(digit)];
        const double height = std::max(share * bars.height(), 1.0); // nothing is a line, too
        painter.fillRect(QRectF(left + 1.5, bars.bottom() - height, column - 3, height),
                         wins ? colors.accent : colors.mutedBar);
        painter.setPen(wins ? colors.accent : colors.mutedText);
        painter.drawText(QRectF(left, bars.bottom(), column, labels), Qt::AlignCenter,
                         QString::number(digit));
    }
}

} // namespace

int Judgement::digit() const {
    return static_cast<int>(std::ranges::max_element(probabilities) - probabilities.begin());
}

QString Judgement::words() const {
    return tr("%1 with %2 %").arg(digit()).arg(percentText(std::ranges::max(probabilities), 1));
}

std::vector<Judgement> judgementsOf(const WhyResult& result) {
    Judgement detector{tr("detector"), {}};
    std::copy_n(result.found->detection.probabilities.begin(), kDigits, detector.probabilities.begin());
    return {detector, {tr("classifier"), result.prediction.probabilities}};
}

Judgement togetherOf(const WhyResult& result) {
    return {{}, result.request.answer.probabilities};
}

void paintJudgements(QPainter& painter, const QRectF& tile, const std::vector<Judgement>& judgements) {
    const QFont small = figureFont(painter.font(), kSmall);
    painter.setFont(small);
    const double line = QFontMetricsF(small).height();
    const double height = tile.height() / static_cast<double>(judgements.size());
    for (std::size_t i = 0; i < judgements.size(); ++i) {
        const QRectF place(tile.left(), tile.top() + static_cast<double>(i) * height, tile.width(), height);
        const Judgement& each = judgements[i];
        painter.setPen(currentPalette().text);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignTop,
                         each.judge.isEmpty() ? each.words() : each.judge + ": " + each.words());
        paintBars(painter, place.adjusted(0, line + 2, 0, i + 1 < judgements.size() ? -2 : 0), each);
    }
}

} // namespace digitpad
