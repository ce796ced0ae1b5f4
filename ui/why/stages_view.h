// The way from the paper to the network, as four pictures.
#pragma once

#include <QWidget>
#include <optional>

#include "ui/why/why_work.h"

namespace digitpad {

class StagesView : public QWidget {
    Q_OBJECT
public:
    explicit StagesView(QWidget* parent = nullptr);

    void show(const std::optional<WhyResult>& result);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintStage(QPainter& painter, const QRectF& tile, int stage) const;

    std::optional<WhyResult> m_result;
};

} // namespace digitpad
