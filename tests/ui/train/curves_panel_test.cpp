// The charts: what they hold, the crosshair, the log scale, and what is exported.
#include "ui/train/curves_panel.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QImageReader>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QtTest>

#include "core/error.h"
#include "tests/ui/train/ui_settings.h"
#include "ui/theme/theme.h"
#include "ui/train/chart_overlay.h"
#include "ui/train/curve_chart.h"

using namespace digitpad;
using Format = CurvesPanel::Format;

class CurvesPanelTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void epochsAndBatchesGrow();
    void batchCurveStaysBounded();
    void newTrainingStartsEmpty();
    void pointerShowsTheNearestEpochOnBothCharts();
    void arrowKeysWalkTheEpochs();
    void batchesCanBePointedAtBeforeTheFirstEpoch();
    void logScaleIsRemembered();
    void logScaleLeavesNoOldLabels();
    void logScaleShowsEveryBatch();
    void csvHoldsTheFigures();
    void csvLeavesOutWhatWasNotMeasured();
    void picturesCanBeRead();
    void unwritablePlaceThrows();

private:
    void train(CurvesPanel& panel, int epochs);
    QString file(const char* name) const { return m_folder.filePath(name); }
    QByteArray content(const QString& name) const {
        QFile in(name);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

    TestSettings m_settings;
    QTemporaryDir m_folder;
};

static CurveChart& lossChart(const QWidget& panel) {
    return *panel.findChild<CurveChart*>("lossChart");
}
static CurveChart& accuracyChart(const QWidget& panel) {
    return *panel.findChild<CurveChart*>("accuracyChart");
}

static TrainingStarted started(int epochs) {
    return {1000, 100, epochs, 10, 1};
}

static QList<BatchFinished> batchesOf(int epoch, int count) {
    QList<BatchFinished> batches;
    for (int i = 1; i <= count; ++i) batches.append({epoch, i, 1.0 / epoch, 0.8, 0.001, 1000, 1});
    return batches;
}

void CurvesPanelTest::init() {
    m_settings.empty();
    applyTheme(*qApp, ThemeChoice::Light);
}

/// As a training of `epochs` epochs would.
void CurvesPanelTest::train(CurvesPanel& panel, int epochs) {
    panel.start(started(epochs));
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        panel.addBatches(batchesOf(epoch, 10));
        panel.addEpoch({epoch, 0.5 / epoch, 0.9, 0.25 / epoch, 0.95, 1.5, true});
    }
    panel.resize(700, 500);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
}

void CurvesPanelTest::epochsAndBatchesGrow() {
    CurvesPanel panel;
    train(panel, 3);
    QCOMPARE(lossChart(panel).epochCount(), 3);
    QCOMPARE(accuracyChart(panel).epochCount(), 3);
    QCOMPARE(lossChart(panel).batchPointCount(), 30);
    QCOMPARE(accuracyChart(panel).batchPointCount(), 30);
}

void CurvesPanelTest::batchCurveStaysBounded() {
    CurvesPanel panel;
    panel.start(started(1000));
    for (int i = 0; i < 200; ++i) panel.addBatches(batchesOf(1 + i, 100));
    QVERIFY(lossChart(panel).batchPointCount() <= 2000);
    QVERIFY(lossChart(panel).batchPointCount() >= 500);
}

void CurvesPanelTest::newTrainingStartsEmpty() {
    CurvesPanel panel;
    train(panel, 3);
    panel.start(started(5));
    QCOMPARE(lossChart(panel).epochCount(), 0);
    QCOMPARE(lossChart(panel).batchPointCount(), 0);
    panel.exportTo(file("empty.csv"), Format::Csv);
    QCOMPARE(content(file("empty.csv")).count('\n'), 1);
}

void CurvesPanelTest::pointerShowsTheNearestEpochOnBothCharts() {
    CurvesPanel panel;
    train(panel, 4);
    auto* view = lossChart(panel).findChild<QAbstractScrollArea*>();
    QVERIFY(view);
    QSignalSpy pointed(&lossChart(panel), &CurveChart::epochPointed);
    const QImage before = accuracyChart(panel).grab().toImage();
    QTest::mouseMove(view->viewport(), {view->width() / 2, view->height() / 2});
    QTRY_VERIFY(!pointed.isEmpty());
    QCOMPARE(pointed.last()[0].toInt(), 2);
    QVERIFY(accuracyChart(panel).grab().toImage() != before);
}

void CurvesPanelTest::arrowKeysWalkTheEpochs() {
    CurvesPanel panel;
    train(panel, 4);
    auto* view = lossChart(panel).findChild<QAbstractScrollArea*>();
    QVERIFY(view->focusPolicy() & Qt::TabFocus);
    QSignalSpy pointed(&lossChart(panel), &CurveChart::epochPointed);
    for (const auto key : {Qt::Key_Right, Qt::Key_Left, Qt::Key_Left, Qt::Key_Escape})
        QTest::keyClick(view, key);
    QList<int> epochs;
    for (const auto& arguments : pointed) epochs.append(arguments[0].toInt());
    QCOMPARE(epochs, QList<int>({4, 3, 2, 0}));
}

void CurvesPanelTest::logScaleIsRemembered() {
    {
        CurvesPanel panel;
        train(panel, 3);
        auto* toggle = panel.findChild<QPushButton*>("logScale");
        const QImage linear = lossChart(panel).grab().toImage();
        QTest::mouseClick(toggle, Qt::LeftButton);
        QVERIFY(toggle->isChecked());
        QVERIFY(lossChart(panel).grab().toImage() != linear);
    }
    CurvesPanel panel;
    QVERIFY(panel.findChild<QPushButton*>("logScale")->isChecked());
}

void CurvesPanelTest::batchesCanBePointedAtBeforeTheFirstEpoch() {
    CurvesPanel panel;
    panel.start(started(2));
    panel.resize(700, 500);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    auto* view = lossChart(panel).findChild<QAbstractScrollArea*>();
    QSignalSpy pointed(&lossChart(panel), &CurveChart::epochPointed);
    QTest::keyClick(view, Qt::Key_Left); // nothing to point at yet
    QCOMPARE(pointed.count(), 0);
    panel.addBatches(batchesOf(1, 5));
    const QImage before = lossChart(panel).grab().toImage();
    QTest::mouseMove(view->viewport(), {view->width() / 4, view->height() / 2});
    QTRY_VERIFY(!pointed.isEmpty());
    const double epoch = pointed.last()[0].toDouble();
    QVERIFY(epoch > 0 && epoch <= 0.5);
    QVERIFY(lossChart(panel).grab().toImage() != before);
    QTest::keyClick(view, Qt::Key_Right); // the newest batch
    QCOMPARE(pointed.last()[0].toDouble(), 0.5);
    panel.addEpoch({1, 0.5, 0.9, 0.25, 0.95, 1.5, true});
    QTest::keyClick(view, Qt::Key_Right);
    QCOMPARE(pointed.last()[0].toDouble(), 1.0);
}

/// Left of a chart's plot: what is on the screen, and what would be if all were painted anew.
static std::pair<QImage, QImage> labelColumns(const CurveChart& chart) {
    QWidget* window = chart.window();
    const QRect column(chart.mapTo(window, QPoint()),
                       QSize(kPlotLeft - 8, chart.height())); // without the lines
    const QPixmap seen =
        chart.screen()->grabWindow(window->winId(), column.x(), column.y(), column.width(), column.height());
    return {seen.toImage().convertToFormat(QImage::Format_RGB32),
            window->grab(column).toImage().convertToFormat(QImage::Format_RGB32)};
}

void CurvesPanelTest::logScaleLeavesNoOldLabels() {
    CurvesPanel panel;
    train(panel, 3);
    const auto& chart = lossChart(panel);
    const auto isFresh = [&chart] {
        const auto [seen, fresh] = labelColumns(chart);
        return seen == fresh;
    };
    const QImage linear = labelColumns(chart).second;
    for (int i = 0; i < 2; ++i) {
        QTest::mouseClick(panel.findChild<QPushButton*>("logScale"), Qt::LeftButton);
        QTRY_VERIFY(isFresh());
        QCOMPARE(labelColumns(chart).first == linear, i == 1);
    }
    panel.addEpoch({4, 5, 0.9, 7, 0.95, 1.5, false}); // another range, and other labels
    QTRY_VERIFY(isFresh());
    QVERIFY(labelColumns(chart).first != linear);
}

void CurvesPanelTest::logScaleShowsEveryBatch() {
    CurvesPanel panel;
    train(panel, 3); // its batches have a loss of 1 to 1/3, its epochs of 0.5 and less
    lossChart(panel).setLogScale(true);
    QCOMPARE(lossChart(panel).shownValues(), std::pair(0.01, 1.0));
    QList<BatchFinished> batches = batchesOf(4, 2);
    batches[0].loss = 20;
    batches[1].loss = 0.002;
    panel.addBatches(batches);
    QCOMPARE(lossChart(panel).shownValues(), std::pair(0.001, 100.0));
}

void CurvesPanelTest::csvHoldsTheFigures() {
    CurvesPanel panel;
    train(panel, 2);
    panel.exportTo(file("a.csv"), Format::Csv);
    QCOMPARE(content(file("a.csv")),
             QByteArray("epoch,training_loss,training_accuracy,validation_loss,validation_accuracy,seconds\n"
                        "1,0.5,0.90000000000000002,0.25,0.94999999999999996,1.5\n"
                        "2,0.25,0.90000000000000002,0.125,0.94999999999999996,1.5\n"));
}

void CurvesPanelTest::csvLeavesOutWhatWasNotMeasured() {
    CurvesPanel panel;
    panel.start({1000, 0, 1, 10, 1});
    panel.addEpoch({1, 0.5, 0.75, {}, {}, 2, false});
    panel.exportTo(file("b.csv"), Format::Csv);
    QCOMPARE(content(file("b.csv")).split('\n')[1], QByteArray("1,0.5,0.75,,,2"));
}

void CurvesPanelTest::picturesCanBeRead() {
    CurvesPanel panel;
    train(panel, 3);
    panel.exportTo(file("a.png"), Format::Png);
    const QImage picture(file("a.png"));
    QCOMPARE(picture.size(), panel.size() * 2);
    panel.exportTo(file("a.svg"), Format::Svg);
    QSvgRenderer drawing(file("a.svg"));
    QVERIFY(drawing.isValid());
    const QByteArray svg = content(file("a.svg"));
    for (const char* word : {"Accuracy, %", "Loss", "validation"}) QVERIFY2(svg.contains(word), word);
}

void CurvesPanelTest::unwritablePlaceThrows() {
    CurvesPanel panel;
    train(panel, 1);
    for (const auto format : {Format::Png, Format::Svg, Format::Csv})
        QVERIFY_EXCEPTION_THROWN(panel.exportTo(file("no/such/folder/a"), format), Error);
}

QTEST_MAIN(CurvesPanelTest)
#include "curves_panel_test.moc"
