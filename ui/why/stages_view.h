// The way from the paper to the answer, as four pictures: by the ink, or as the detector found it.
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
    void paintTile(QPainter& painter, const QRectF& tile, int stage) const;
    void paintInk(QPainter& painter, const QRectF& tile, int stage) const;
    void paintFound(QPainter& painter, const QRectF& tile, int stage) const;

    std::optional<WhyResult> m_result;
};

/// Both judgements of a digit that the detector found and what they give together; empty for others.
QString judgementSentence(const WhyResult& result);

} // namespace digitpad
