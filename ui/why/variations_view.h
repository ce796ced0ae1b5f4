// The digit shifted, turned, scaled and in other pens, with what each would be read as.
#pragma once

#include <QWidget>
#include <optional>

#include "ui/why/why_work.h"

namespace digitpad {

class VariationsView : public QWidget {
    Q_OBJECT
public:
    explicit VariationsView(QWidget* parent = nullptr);

    void show(const std::optional<WhyResult>& result);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QRect tile(int row, int step) const;
    void paintTile(QPainter& painter, const Variation& variation, const QRect& place) const;

    std::optional<WhyResult> m_result;
};

/// "20° clockwise: 7, 98 %"
QString variationSentence(const Variation& variation);
/// "All 25 are read as 7", or which part of them.
QString variationsSummary(const WhyResult& result);

} // namespace digitpad
