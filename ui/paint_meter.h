// Measures what a drawing costs before it is drawn: a page that is painted on, and keeps only the count.
#pragma once

#include <QPaintDevice>
#include <QPaintEngine>

namespace digitpad {

class PaintMeter : public QPaintDevice {
public:
    explicit PaintMeter(const QSize& size);

    /// About how many pixels were touched: the area of what was filled, and the length of outlines times the
    /// width of the pen, within the page.
    double painted() const { return m_engine.painted; }

    QPaintEngine* paintEngine() const override { return &m_engine; }

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    class Engine : public QPaintEngine {
    public:
        explicit Engine(const QSize& size) : QPaintEngine(AllFeatures), m_page(QPointF(), QSizeF(size)) {}
        bool begin(QPaintDevice* /*device*/) override { return true; }
        bool end() override { return true; }
        Type type() const override { return User; }
        void updateState(const QPaintEngineState& now) override;
        void drawPath(const QPainterPath& path) override;
        void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override;
        void drawPixmap(const QRectF& to, const QPixmap& pixmap, const QRectF& from) override;
        void drawImage(const QRectF& to, const QImage& image, const QRectF& from,
                       Qt::ImageConversionFlags flags) override;
        void drawTextItem(const QPointF& at, const QTextItem& text) override;

        double painted = 0;

    private:
        void fill(const QRectF& area);
        double outline(const QPainterPath& path) const;

        QRectF m_page;
        QTransform m_transform;
        QPen m_pen;
        QBrush m_brush;
    };

    QSize m_size;
    mutable Engine m_engine;
};

} // namespace digitpad
