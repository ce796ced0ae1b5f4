#include "ui/draw/probability_bars.h"

#include <QPainter>
#include <algorithm>

#include "ui/figures.h"
#include "ui/theme/palette.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

namespace {

constexpr int kLabelWidth = 22;
constexpr int kFigureWidth = 56;
constexpr int kLeastGap = 5;
constexpr int kMostGap = 14;
constexpr qreal kRejectedOpacity = 0.4;

int heightWithGap(int gap) {
    return kDigits * sizes::kBarHeight + (kDigits - 1) * gap;
}

QString percent(float share) {
    return percentText(share, 1);
}

} // namespace

ProbabilityBars::ProbabilityBars(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    setMaximumHeight(heightWithGap(kMostGap));
    setAccessibleName(tr("Probability of each digit"));
    m_animation.setDuration(sizes::kAnimationMs);
    m_animation.setEasingCurve(QEasingCurve::OutCubic);
    m_animation.setStartValue(0.0);
    m_animation.setEndValue(1.0);
    connect(&m_animation, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        const float share = value.toFloat();
        for (std::size_t i = 0; i < m_shown.size(); ++i)
            m_shown[i] = m_from[i] + (m_target[i] - m_from[i]) * share;
        m_opacity = m_fromOpacity + (m_targetOpacity - m_fromOpacity) * value.toReal();
        update();
    });
}

void ProbabilityBars::show(const Shares& shares, int winner, bool rejected) {
    m_winner = winner;
    QStringList spoken;
    for (int digit = 0; digit < kDigits; ++digit)
        spoken << tr("%1: %2 %").arg(digit).arg(percent(shares[static_cast<std::size_t>(digit)]));
    setAccessibleDescription((rejected ? tr("not accepted: ") : QString()) + spoken.join(", "));
    moveTo(shares, rejected ? kRejectedOpacity : 1);
}

void ProbabilityBars::clear() {
    m_winner = -1;
    setAccessibleDescription({});
    moveTo({}, 1);
}

void ProbabilityBars::moveTo(const Shares& shares, qreal opacity) {
    m_animation.stop();
    m_from = m_shown;
    m_target = shares;
    m_fromOpacity = m_opacity;
    m_targetOpacity = opacity;
    m_animation.start();
    update();
}

QSize ProbabilityBars::sizeHint() const {
    return {360, heightWithGap(sizes::kBarGap)};
}
QSize ProbabilityBars::minimumSizeHint() const {
    return {240, heightWithGap(kLeastGap)};
}

void ProbabilityBars::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int gap = std::clamp((height() - heightWithGap(0)) / (kDigits - 1), kLeastGap, kMostGap);
    for (int digit = 0; digit < kDigits; ++digit) paintRow(painter, digit, digit * (sizes::kBarHeight + gap));
}

void ProbabilityBars::paintRow(QPainter& painter, int digit, qreal top) const {
    const Palette colors = currentPalette();
    const bool wins = digit == m_winner;
    const auto index = static_cast<std::size_t>(digit);
    const QRectF row(0, top, width(), sizes::kBarHeight);
    const QRectF track = row.adjusted(kLabelWidth, 0, -kFigureWidth, 0);
    constexpr qreal kRounding = sizes::kBarHeight / 2.0;

    painter.setPen(wins ? colors.accent : m_winner < 0 ? colors.mutedText : colors.text);
    painter.setFont(figureFont(font(), 1, QFont::Bold));
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, QString::number(digit));

    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.track);
    painter.drawRoundedRect(track, kRounding, kRounding);
    painter.setOpacity(m_opacity);
    if (m_shown[index] > 0.0005F) { // shown as 0.1 % at least
        QRectF bar = track;
        bar.setWidth(std::max<qreal>(track.width() * m_shown[index], sizes::kBarHeight / 3.0));
        const qreal rounding = std::min(kRounding, bar.width() / 2);
        painter.setBrush(wins ? colors.accent : colors.mutedBar);
        painter.drawRoundedRect(bar, rounding, rounding);
    }
    painter.setOpacity(1);
    if (m_winner < 0) return;
    painter.setPen(wins ? colors.text : colors.mutedText);
    painter.setFont(figureFont(font(), 1, wins ? QFont::DemiBold : QFont::Normal));
    painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, percent(m_target[index]));
}

} // namespace digitpad
