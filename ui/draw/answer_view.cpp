#include "ui/draw/answer_view.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/theme/palette.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

namespace {

constexpr qreal kRemarkWidth = 132;    ///< kept free for the percentage beside the digits
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
    setAccessibleDescription(digits.empty() ? hint : text() + ", " + remark());
    update();
}

QString AnswerView::text() const {
    QString text;
    for (const AnswerDigit& digit : m_digits) text += QString::number(digit.digit);
    return text;
}

QString AnswerView::remark() const {
    const AnswerDigit& digit = m_digits[static_cast<std::size_t>(m_chosen)];
    return digit.corrected ? tr("corrected by you") : tr("%1 %").arg(digit.probability * 100, 0, 'f', 1);
}

QFont AnswerView::answerFont() const {
    QFont font = figureFont(this->font(), 1, QFont::Bold);
    font.setPointSize(sizes::kAnswerPoints);
    const qreal needed = QFontMetricsF(font).horizontalAdvance(text());
    const qreal space = width() - kRemarkWidth;
    if (needed > space) font.setPointSizeF(sizes::kAnswerPoints * space / needed); // a long number still fits
    return font;
}

QRectF AnswerView::digitPlace(int index) const {
    const QFontMetricsF metrics(answerFont());
    const qreal left = metrics.horizontalAdvance(text().left(index));
    return {left, 0, metrics.horizontalAdvance(text().mid(index, 1)), static_cast<qreal>(height())};
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
    const qreal baseline = height() * kBaselineShare;
    painter.setFont(answerFont());
    // The first glyph's bearing would set it off the page's left edge.
    const qreal bearing = QFontMetricsF(painter.font()).leftBearing(text().front());
    for (int i = 0; i < static_cast<int>(m_digits.size()); ++i) {
        painter.setPen(i == m_chosen ? colors.accent : colors.text);
        painter.drawText(QPointF(digitPlace(i).left() - bearing, baseline), text().mid(i, 1));
    }
    if (hasFocus()) {
        const QRectF place = digitPlace(m_chosen);
        painter.fillRect(QRectF(place.left(), height() - 3, place.width(), 3), colors.accent);
    }
    paintRemark(painter, digitPlace(static_cast<int>(m_digits.size()) - 1).right() + 2 * sizes::kGrid);
}

void AnswerView::paintRemark(QPainter& painter, qreal left) const {
    const Palette colors = currentPalette();
    const AnswerDigit& digit = m_digits[static_cast<std::size_t>(m_chosen)];
    const qreal baseline = height() * kBaselineShare;
    const QString below = m_digits.size() > 1 ? tr("this digit") : QString();
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
    for (int i = 0; i < static_cast<int>(m_digits.size()); ++i)
        if (digitPlace(i).contains(event->position())) emit chosen(i);
}

void AnswerView::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (step == 0 || m_digits.empty()) return QWidget::keyPressEvent(event);
    emit chosen(std::clamp(m_chosen + step, 0, static_cast<int>(m_digits.size()) - 1));
}

} // namespace digitpad
