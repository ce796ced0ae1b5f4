// The names of the two lines both charts share.
#pragma once

#include <QWidget>

namespace digitpad {

class CurveLegend : public QWidget {
    Q_OBJECT
public:
    explicit CurveLegend(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    /// Left-aligned, from the origin; also as vectors.
    void paint(QPainter& painter) const;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace digitpad
