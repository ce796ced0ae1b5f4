// The answer, large: the digits read, the chosen one in the accent, and how sure the network is of it.
#pragma once

#include <QRectF>
#include <QWidget>
#include <vector>

namespace digitpad {

/// What the view says of one digit.
struct AnswerDigit {
    int digit = 0;
    float probability = 0;
    bool corrected = false; ///< by the user
};

class AnswerView : public QWidget {
    Q_OBJECT
public:
    explicit AnswerView(QWidget* parent = nullptr);

    /// @param hint shown, muted, where there are no digits
    void show(const std::vector<AnswerDigit>& digits, int chosen, const QString& hint);
    QString text() const;

    QSize sizeHint() const override { return {360, 92}; }
    QSize minimumSizeHint() const override { return {240, 92}; }

signals:
    /// A digit was clicked, or reached with the arrow keys.
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QFont answerFont() const;
    QString remark() const;
    QRectF digitPlace(int index) const;
    void paintDigits(QPainter& painter) const;
    void paintRemark(QPainter& painter, qreal left) const;

    std::vector<AnswerDigit> m_digits;
    int m_chosen = -1;
    QString m_hint;
};

} // namespace digitpad
