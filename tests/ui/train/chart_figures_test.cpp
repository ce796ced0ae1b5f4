// The figures behind the charts: axis ranges, the thinned curve, and how counts and times are written.
#include <QtTest>

#include "ui/axis_range.h"
#include "ui/figures.h"
#include "ui/train/thinned_curve.h"

using namespace digitpad;

class ChartFiguresTest : public QObject {
    Q_OBJECT
private slots:
    void niceRangeCoversAndEndsOnTicks_data();
    void niceRangeCoversAndEndsOnTicks();
    void epochTicksAreWhole_data();
    void epochTicksAreWhole();
    void decadesCover();
    void shortCurveIsKept();
    void longCurveIsBoundedAndKeepsItsShape();
    void smoothedCurveDoesNotLag();
    void smoothedCurveLosesItsScatter();
    void countsAndTimesAreReadable();
};

void ChartFiguresTest::niceRangeCoversAndEndsOnTicks_data() {
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<double>("expectedHigh");
    QTest::addColumn<double>("expectedStep");
    QTest::addColumn<int>("decimals");
    QTest::newRow("loss") << 0.0 << 0.46 << 0.5 << 0.1 << 1;
    QTest::newRow("first loss") << 0.0 << 2.3 << 2.5 << 0.5 << 1;
    QTest::newRow("quarter steps") << 0.0 << 1.2 << 1.25 << 0.25 << 2;
    QTest::newRow("ends on a tick") << 90.0 << 100.0 << 100.0 << 2.0 << 0;
    QTest::newRow("late accuracy") << 98.7 << 100.0 << 100.0 << 0.5 << 1;
    QTest::newRow("tiny") << 0.0 << 0.0021 << 0.0025 << 0.0005 << 4;
}

void ChartFiguresTest::niceRangeCoversAndEndsOnTicks() {
    QFETCH(double, low);
    QFETCH(double, high);
    const AxisRange range = niceRange(low, high, 5);
    QTEST(range.step, "expectedStep");
    QTEST(range.high, "expectedHigh");
    QTEST(range.decimals, "decimals");
    QVERIFY(range.low <= low && range.low > low - range.step);
    const double steps = (range.high - range.low) / range.step;
    QVERIFY(std::abs(steps - std::round(steps)) < 1e-9); // ends on ticks, to rounding
}

void ChartFiguresTest::epochTicksAreWhole_data() {
    QTest::addColumn<int>("epochs");
    QTest::addColumn<double>("step");
    QTest::newRow("1") << 1 << 1.0;
    QTest::newRow("10") << 10 << 1.0;
    QTest::newRow("12") << 12 << 2.0;
    QTest::newRow("25") << 25 << 5.0;
    QTest::newRow("250") << 250 << 25.0;
    QTest::newRow("1000") << 1000 << 100.0;
}

void ChartFiguresTest::epochTicksAreWhole() {
    QFETCH(int, epochs);
    const AxisRange range = wholeEpochRange(epochs, 10);
    QTEST(range.step, "step");
    QCOMPARE(range.low, 0.0);
    QVERIFY(range.high > epochs && range.high < epochs * 1.05); // room for the last dot
}

void ChartFiguresTest::decadesCover() {
    const AxisRange range = decadeRange(0.026, 2.3);
    QCOMPARE(range.low, 0.01);
    QCOMPARE(range.high, 10.0);
    const AxisRange single = decadeRange(0.1, 0.1);
    QCOMPARE(single.low, 0.1);
    QCOMPARE(single.high, 1.0);
}

void ChartFiguresTest::shortCurveIsKept() {
    ThinnedCurve curve;
    for (int i = 0; i < 100; ++i) curve.add({double(i), double(i * i)});
    QCOMPARE(curve.points().size(), 100);
    QCOMPARE(curve.points()[7], QPointF(7, 49));
}

void ChartFiguresTest::longCurveIsBoundedAndKeepsItsShape() {
    ThinnedCurve curve;
    constexpr int kCount = 300'000;
    qsizetype most = 0;
    for (int i = 0; i < kCount; ++i) {
        curve.add({double(i), 2.0 * i + 1});
        most = std::max(most, curve.points().size());
    }
    QVERIFY(most <= ThinnedCurve::kMaxPoints);
    QVERIFY(curve.points().size() >= ThinnedCurve::kMaxPoints / 2 - 1);
    double before = -1;
    for (const QPointF& point : curve.points()) {
        QVERIFY(point.x() > before);
        QCOMPARE(point.y(), 2 * point.x() + 1); // means of a straight line lie on it
        before = point.x();
    }
    QVERIFY(before > kCount * 0.99);
}

void ChartFiguresTest::smoothedCurveDoesNotLag() {
    QList<QPointF> falling;
    for (int i = 0; i < 100; ++i) falling.append({i / 10.0, 100.0 - i});
    const QList<QPointF> result = smoothed(falling);
    QCOMPARE(result.size(), falling.size());
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(result[i].x(), falling[i].x());
        QVERIFY(std::abs(result[i].y() - falling[i].y()) < 1e-9); // a line is its own mean, to rounding
    }
    QVERIFY(smoothed({}).isEmpty());
}

void ChartFiguresTest::smoothedCurveLosesItsScatter() {
    QList<QPointF> zigzag;
    for (int i = 0; i < 100; ++i) zigzag.append({i / 10.0, i % 2 == 0 ? 1.0 : -1.0});
    const QList<QPointF> result = smoothed(zigzag);
    // Of an odd number of ones and minus ones in turn all but one cancel out.
    for (int i = 15; i < 85; ++i) QVERIFY(std::abs(result[i].y()) < 1.0 / 31 + 1e-9);
    QCOMPARE(result.first(), zigzag.first());
    QCOMPARE(result.last(), zigzag.last());
}

void ChartFiguresTest::countsAndTimesAreReadable() {
    QLocale::setDefault(QLocale::c());
    QCOMPARE(compactCount(0), "0");
    QCOMPARE(compactCount(624), "624");
    QCOMPARE(compactCount(10'416), "10.4 k");
    QCOMPARE(compactCount(205'000), "205 k");
    QCOMPARE(compactCount(999'700), "1.00 M");
    QCOMPARE(compactCount(12'345'678), "12.3 M");
    QCOMPARE(roundedDuration(12.6), "13 s");
    QCOMPARE(roundedDuration(125), "2 min 5 s");
    QCOMPARE(roundedDuration(3780), "1 h 3 min");
}

QTEST_GUILESS_MAIN(ChartFiguresTest)
#include "chart_figures_test.moc"
