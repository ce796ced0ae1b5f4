#include "ui/draw/answer_view.h"

#include <QFontMetricsF>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/figures.h"
#include "ui/theme/palette.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

namespace {

// Kept free beside the digits:
constexpr qreal kRemarkWidth = 132;    ///< for the percentage
constexpr qreal kReasonWidth = 196;    ///< for the reason why it is no digit
constexpr qreal kBaselineShare = 0.84; ///< of the height

} // namespace

AnswerView::AnswerView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Answer"));
}

void AnswerView::show(const std::vector<AnswerDigit>& digits, int chosen, const QString& hint) {
    m_digits = digits;
    m_chosen = chosen;
    m_hint = hint;
    setFocusPolicy(digits.size() > 1 ? Qt::TabFocus : Qt::NoFocus); // a single digit leaves nothing to choose
    setAccessibleDescription(digits.empty() ? hint
                                            : QStringList({text(), remark()}).join(", ") +
                                                  (detail().isEmpty() ? QString() : ", " + detail()));
    update();
}

QString AnswerView::remark() const {
    const AnswerDigit& digit = chosenDigit();
    if (digit.corrected) return tr("corrected by you");
    return digit.rejected ? digit.headline : tr("%1 %").arg(percentText(digit.probability, 1));
}

QString AnswerView::detail() const {
    if (!chosenDigit().isShown()) return chosenDigit().reason;
    if (m_digits.size() < 2) return {};
    const int lines = lineOf(m_digits, static_cast<int>(m_digits.size()) - 1) + 1;
    if (lines < 2) return tr("this digit");
    return tr("line %1 of %2").arg(lineOf(m_digits, m_chosen) + 1).arg(lines);
}

AnswerLayout AnswerView::layOut() const {
    QFont font = figureFont(this->font(), 1, QFont::Bold);
    font.setPointSize(sizes::kAnswerPoints);
    const bool wide =
        std::ranges::any_of(m_digits, [](const AnswerDigit& digit) { return !digit.isShown(); });
    return {m_digits, font, QSizeF(width() - (wide ? kReasonWidth : kRemarkWidth), height()), m_chosen};
}

void AnswerView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_digits.empty()) return paintDigits(painter);
    painter.setPen(currentPalette().mutedText);
    painter.setFont(figureFont(font(), 2));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, m_hint);
}

void AnswerView::paintDigits(QPainter& painter) const {
    const Palette colors = currentPalette();
    const AnswerLayout layout = layOut();
    painter.setFont(layout.font);
    // The first glyph's bearing would set it off the page's left edge.
    const auto first = std::ranges::find_if_not(layout.places, &QRectF::isEmpty) - layout.places.begin();
    const QString glyph = m_digits[static_cast<std::size_t>(first)].text();
    const qreal bearing = QFontMetricsF(layout.font).leftBearing(glyph.front());
    for (int i = 0; i < static_cast<int>(m_digits.size()); ++i) {
        const AnswerDigit& digit = m_digits[static_cast<std::size_t>(i)];
        if (layout.places[static_cast<std::size_t>(i)].isEmpty()) continue;
        const bool alone = m_digits.size() == 1; // then nothing needs to stand out from others
        const QColor unread = i == m_chosen && !alone ? colors.accent : colors.mutedText;
        painter.setPen(!digit.isShown() ? unread : i == m_chosen ? colors.accent : colors.text);
        const QPointF start = layout.baseline(i) - QPointF(bearing, 0);
        painter.drawText(start, digit.text());
        const qreal before = QFontMetricsF(layout.font).horizontalAdvance(digit.separator);
        painter.setPen(colors.text);
        painter.drawText(start - QPointF(before, 0), digit.separator);
    }
    if (hasFocus()) {
        const QRectF place = layout.places[static_cast<std::size_t>(m_chosen)];
        painter.fillRect(QRectF(place.left(), place.bottom() - 3, place.width(), 3), colors.accent);
    }
    paintRemark(painter, layout.right + 2 * sizes::kGrid);
}

void AnswerView::paintRemark(QPainter& painter, qreal left) const {
    const Palette colors = currentPalette();
    const AnswerDigit& digit = chosenDigit();
    const qreal baseline = height() * kBaselineShare;
    const QString below = detail();
    const qreal lineHeight = QFontMetricsF(font()).height();
    const qreal upper = below.isEmpty() ? baseline : baseline - lineHeight;
    painter.setFont(digit.corrected ? figureFont(font(), 1.1) : figureFont(font(), 1.6, QFont::Bold));
    painter.setPen(digit.corrected ? colors.mutedText : colors.text);
    painter.drawText(QPointF(left, upper), remark());
    painter.setFont(font());
    painter.setPen(colors.mutedText);
    painter.drawText(QPointF(left, baseline), below);
}

void AnswerView::mousePressEvent(QMouseEvent* event) {
    if (m_digits.empty()) return;
    const AnswerLayout layout = layOut();
    for (int i = 0; i < static_cast<int>(m_digits.size()); ++i)
        if (layout.places[static_cast<std::size_t>(i)].contains(event->position())) emit chosen(i);
}

} // namespace digitpad
