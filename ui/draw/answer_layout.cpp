#include "ui/draw/answer_layout.h"

#include <QFontMetricsF>
#include <QStringList>
#include <algorithm>

namespace digitpad {

namespace {

constexpr qreal kBaselineShare = 0.84; ///< of a line's height
constexpr int kMostLines = 4;          ///< more would be too small to read

bool beginsLine(const std::vector<AnswerDigit>& digits, std::size_t i) {
    return i > 0 && digits[i].line != digits[i - 1].line;
}

/// What stands between a digit and the one before it in its line.
QString gapBefore(const std::vector<AnswerDigit>& digits, std::size_t i) {
    const bool isApart = i > 0 && !beginsLine(digits, i) && digits[i].group != digits[i - 1].group;
    return (isApart ? " " : "") + digits[i].separator;
}

} // namespace

QString textOf(const std::vector<AnswerDigit>& digits) {
    QString text;
    for (std::size_t i = 0; i < digits.size(); ++i)
        text += (beginsLine(digits, i) ? "\n" : "") + gapBefore(digits, i) + digits[i].text();
    return text;
}

int lineOf(const std::vector<AnswerDigit>& digits, int index) {
    int line = 0;
    for (std::size_t i = 1; i < digits.size() && static_cast<int>(i) <= index; ++i)
        line += beginsLine(digits, i) ? 1 : 0;
    return line;
}

AnswerLayout::AnswerLayout(const std::vector<AnswerDigit>& digits, const QFont& largest, QSizeF space,
                           int chosen)
    : font(largest) {
    const QStringList all = textOf(digits).split('\n');
    const int chosenLine = lineOf(digits, chosen);
    const int first = std::max(std::min(chosenLine - 1, static_cast<int>(all.size()) - kMostLines), 0);
    const QStringList lines = all.mid(first, kMostLines);
    const QFontMetricsF full(largest);
    qreal needed = 1;
    for (const QString& line : lines) needed = std::max(needed, full.horizontalAdvance(line));
    const qreal shrink = std::min(space.width() / needed, 1.0 / static_cast<qreal>(lines.size()));
    if (shrink < 1) font.setPointSizeF(std::max(largest.pointSizeF() * shrink, 1.0));

    const QFontMetricsF metrics(font);
    const qreal height = space.height() / static_cast<qreal>(lines.size());
    qreal left = 0;
    int line = -first; // of those shown
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (beginsLine(digits, i)) {
            left = 0;
            ++line;
        }
        left += metrics.horizontalAdvance(gapBefore(digits, i));
        const qreal width = metrics.horizontalAdvance(digits[i].text());
        const bool isShown = line >= 0 && line < lines.size();
        places.push_back(isShown ? QRectF(left, line * height, width, height) : QRectF());
        if (!isShown) continue;
        left += width;
        right = std::max(right, left);
    }
}

QPointF AnswerLayout::baseline(int index) const {
    const QRectF& place = places[static_cast<std::size_t>(index)];
    return {place.left(), place.top() + kBaselineShare * place.height()};
}

} // namespace digitpad
