// Strokes through whole pixels get smooth edges on the screen, corners stay corners, and what is read is what
// came in.
#include "ui/draw/smoothing.h"

#include <QPainter>
#include <QtTest>
#include <cmath>
#include <functional>
#include <numbers>

#include "core/preprocess/rasteriser.h"
#include "ui/draw/paper_painter.h"

using namespace digitpad;

namespace {

constexpr float kPen = 16;

/// The points that a screen reports of a pen on `curve` (paper units) that moves `step` from one to the next.
/// @param pixel its size in paper units: smaller in large windows and where the screen has more than a pixel
/// a unit
Stroke sampled(const std::function<QPointF(double)>& curve, double length, double step, double pixel) {
    Stroke stroke{{}, kPen, false};
    for (double along = 0; along <= length; along += step) {
        const QPointF point = curve(along);
        const PenPoint rounded{static_cast<float>(std::round(point.x() / pixel) * pixel),
                               static_cast<float>(std::round(point.y() / pixel) * pixel)};
        if (stroke.points.empty() || stroke.points.back() != rounded) stroke.points.push_back(rounded);
    }
    return stroke;
}

QPointF onLine(double along) {
    return QPointF(30, 40) + along * QPointF(std::cos(0.3), std::sin(0.3));
}

/// How far the upper edge of the line as it is painted strays from its mean distance to the true one, in
/// paper units.
double roughness(const Stroke& line) {
    constexpr int kZoom = 8;
    QImage image(300 * kZoom, 150 * kZoom, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(kZoom, kZoom);
    paintStroke(painter, line, {Qt::white, Qt::black});
    painter.end();
    std::vector<double> distances;
    for (int x = 60 * kZoom; x < 200 * kZoom; ++x) {
        int above = 0; // rows, in 255ths
        const double centre = 40 + (static_cast<double>(x) / kZoom - 30) * std::tan(0.3);
        for (int y = 0; y < static_cast<int>(centre * kZoom); ++y)
            above += 255 - image.pixelColor(x, y).red();
        const double cut = centre * kZoom - std::floor(centre * kZoom);
        distances.push_back((above / 255.0 + cut) / kZoom);
    }
    double mean = 0;
    for (const double distance : distances) mean += distance / static_cast<double>(distances.size());
    double worst = 0;
    for (const double distance : distances) worst = std::max(worst, std::abs(distance - mean));
    return worst;
}

} // namespace

class SmoothingTest : public QObject {
    Q_OBJECT
private slots:
    void edgesAreSmooth_data();
    void edgesAreSmooth();
    void edgesOfLevelLinesAreLevel();
    void sharpCornersAreRound();
    void loopsKeepTheirSize();
    void cornersAndEndsStay();
    void whatIsReadIsWhatCameIn();
    void shortStrokesAreTakenToo();
};

void SmoothingTest::edgesAreSmooth_data() {
    QTest::addColumn<double>("step");
    QTest::addColumn<double>("pixel");
    for (const double pixel : {1.0, 1 / 1.25, 1 / 1.5, 0.5}) // at ratios of 1, 1.25, 1.5 and 2 to a unit
        for (const double step : {1.0, 2.0, 5.0, 12.0})
            QTest::addRow("%g every %g", pixel, step) << step << pixel;
}

void SmoothingTest::edgesAreSmooth() {
    QFETCH(double, step);
    QFETCH(double, pixel);
    const double rough = roughness(sampled(onLine, 200, step, pixel));
    // The points themselves stray by up to 0.7 pixels, and by half a pixel more often than not.
    QVERIFY2(rough < 0.25, qPrintable(QString::number(rough)));
}

void SmoothingTest::edgesOfLevelLinesAreLevel() {
    for (const bool presses : {false, true}) {
        Stroke line{{}, kPen, false};
        for (float x = 20; x <= 280; x += 6)
            line.points.push_back({x, 70.3F, presses ? 0.999F + x / 1e6F : 1});
        QImage image(300, 150, QImage::Format_Grayscale8);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        paintStroke(painter, line, {Qt::white, Qt::black});
        painter.end();
        for (int x = 41; x < 260; ++x)
            for (int y = 0; y < 150; ++y) {
                const int change = image.pixelColor(x, y).red() - image.pixelColor(x - 1, y).red();
                QVERIFY2(std::abs(change) <= 2,
                         qPrintable(QString("at %1, %2: %3").arg(x).arg(y).arg(change)));
            }
    }
}

void SmoothingTest::sharpCornersAreRound() {
    const Stroke corner{{{60, 20, 1}, {60, 100, 1}, {60, 20, 1}, {140, 20, 1}}, kPen, false};
    QImage image(160, 120, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintStroke(painter, corner, {Qt::white, Qt::black});
    painter.end();
    QCOMPARE(image.pixelColor(60, 106).red(), 0);   // where it turns right back
    QCOMPARE(image.pixelColor(60, 110).red(), 255); // and no farther
    QCOMPARE(image.pixelColor(55, 16).red(), 0);
    QCOMPARE(image.pixelColor(100, 20).red(), 0);
    QCOMPARE(image.pixelColor(100, 60).red(), 255);
}

void SmoothingTest::loopsKeepTheirSize() {
    for (const double radius : {8.0, 20.0}) {
        const auto circle = [radius](double along) {
            return QPointF(100 + radius * std::cos(along / radius), 100 + radius * std::sin(along / radius));
        };
        const Stroke raw = sampled(circle, 2 * std::numbers::pi * radius, 2, 1);
        const Stroke smooth = smoothed(raw);
        for (const PenPoint& point : smooth.points)
            QVERIFY(std::abs(std::hypot(point.x - 100, point.y - 100) - radius) < 1.3);
    }
}

void SmoothingTest::cornersAndEndsStay() {
    Stroke seven{{}, kPen, false};
    for (float x = 10; x <= 60; x += 2) seven.points.push_back({x, 20});
    for (float y = 22; y <= 90; y += 2) seven.points.push_back({60 - (y - 20) / 3, y});
    const Stroke smooth = smoothed(seven);
    QCOMPARE(smooth.points.size(), seven.points.size());
    QCOMPARE(smooth.points.front(), seven.points.front());
    QCOMPARE(smooth.points.back(), seven.points.back());
    for (std::size_t i = 0; i < seven.points.size(); ++i)
        QVERIFY(std::hypot(smooth.points[i].x - seven.points[i].x, smooth.points[i].y - seven.points[i].y) <
                0.81);
}

void SmoothingTest::whatIsReadIsWhatCameIn() {
    const Stroke raw = sampled(onLine, 200, 2, 1);
    PaperDocument document;
    document.beginStroke(raw.points.front(), raw.width, false);
    for (const PenPoint& point : raw.points) document.extendStroke(point);
    document.endStroke();
    contentImage(document.content(), {700, 400});
    QCOMPARE(document.content().drawing, Drawing{{raw}});
    // The recogniser's own lines do not know of the smoothing: they pass through the points.
    QVERIFY(rasterise({{raw}}).pixels != rasterise({{smoothed(raw)}}).pixels);
}

void SmoothingTest::shortStrokesAreTakenToo() {
    QCOMPARE(smoothed({}).points.size(), std::size_t(0));
    const Stroke dot{{{5, 6}}, kPen, false};
    QCOMPARE(smoothed(dot), dot);
    const Stroke dash{{{5, 6}, {9, 6}}, kPen, false};
    QCOMPARE(smoothed(dash), dash);
    const Stroke still{{{5, 6}, {5, 6}, {5, 6}}, kPen, false};
    QCOMPARE(smoothed(still), still);
}

QTEST_MAIN(SmoothingTest)
#include "smoothing_test.moc"
