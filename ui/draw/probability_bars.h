// Ten bars, one a digit, that follow the pen.
#pragma once

#include <QVariantAnimation>
#include <QWidget>
#include <array>

#include "core/data/digit_image.h"

namespace digitpad {

class ProbabilityBars : public QWidget {
    Q_OBJECT
public:
    using Shares = std::array<float, kDigits>; ///< 0 to 1

    explicit ProbabilityBars(QWidget* parent = nullptr);

    /// Moves the bars there; `winner` stands out.
    void show(const Shares& shares, int winner);
    /// Empties the bars and their figures.
    void clear();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void moveTo(const Shares& shares);
    void paintRow(QPainter& painter, int digit, qreal top) const;

    Shares m_from{};
    Shares m_shown{};
    Shares m_target{};
    int m_winner = -1; ///< -1: nothing is read
    QVariantAnimation m_animation;
};

} // namespace digitpad
