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

    /// Moves the bars there; `winner` stands out, or all fade where it is `rejected`.
    void show(const Shares& shares, int winner, bool rejected = false);
    /// Empties the bars and their figures.
    void clear();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void moveTo(const Shares& shares, qreal opacity);
    void paintRow(QPainter& painter, int digit, qreal top) const;

    Shares m_from{};
    Shares m_shown{};
    Shares m_target{};
    // Of what is shown, 1 unless it is rejected:
    qreal m_fromOpacity = 1;
    qreal m_opacity = 1;
    qreal m_targetOpacity = 1;
    int m_winner = -1; ///< -1: nothing is read
    QVariantAnimation m_animation;
};

} // namespace digitpad
