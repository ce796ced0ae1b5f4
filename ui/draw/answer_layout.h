// Where each digit of an answer stands: a number in large type, several lines in smaller.
#pragma once

#include <QFont>
#include <QRectF>
#include <QString>
#include <vector>

namespace digitpad {

/// What the answer says of one digit.
struct AnswerDigit {
    int digit = 0;
    float probability = 0;
    bool corrected = false; ///< by the user
    int line = 0;           ///< as in DigitReading
    int group = 0;
    QString separator = {}; ///< in front of it; empty where there is none
    bool rejected = false;
    QString headline; ///< where it is rejected: what that means,
    QString reason;   ///< and why

    /// A rejected digit that was not corrected is a "?".
    bool isShown() const { return corrected || !rejected; }
    QString text() const { return isShown() ? QString::number(digit) : QString("?"); }
};

/// Digits and separators, with spaces between groups and line breaks between lines.
QString textOf(const std::vector<AnswerDigit>& digits);

/// Of a digit, counting from 0.
int lineOf(const std::vector<AnswerDigit>& digits, int index);

struct AnswerLayout {
    QFont font;
    std::vector<QRectF> places; ///< one a digit, as high as its line; empty where its line has no room
    qreal right = 0;            ///< end of the longest line that is shown

    /// @param font at its largest, and `space` to fit into, in pixels
    /// @param chosen the digit whose line is shown where there is no room for all
    AnswerLayout(const std::vector<AnswerDigit>& digits, const QFont& font, QSizeF space, int chosen);

    QPointF baseline(int index) const;
};

} // namespace digitpad
