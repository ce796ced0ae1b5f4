// The answer, large: the number read, the chosen digit in the accent, and how sure the network is of it, or
// why it is none.
#pragma once

#include <QWidget>
#include <vector>

#include "ui/draw/answer_layout.h"

namespace digitpad {

class AnswerView : public QWidget {
    Q_OBJECT
public:
    explicit AnswerView(QWidget* parent = nullptr);

    /// @param hint shown, muted, where there are no digits
    void show(const std::vector<AnswerDigit>& digits, int chosen, const QString& hint);
    QString text() const { return textOf(m_digits); }

    QSize sizeHint() const override { return {360, 92}; }
    QSize minimumSizeHint() const override { return {240, 92}; }

signals:
    /// A digit was clicked.
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    const AnswerDigit& chosenDigit() const { return m_digits[static_cast<std::size_t>(m_chosen)]; }
    AnswerLayout layOut() const;
    QString remark() const;
    QString detail() const;
    void paintDigits(QPainter& painter) const;
    void paintRemark(QPainter& painter, qreal left) const;

    std::vector<AnswerDigit> m_digits;
    int m_chosen = -1;
    QString m_hint;
};

} // namespace digitpad
