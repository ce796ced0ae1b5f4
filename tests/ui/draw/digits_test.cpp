// Each of the ten digits, drawn by the mouse as a person would, is read by the shipped model.
#include <QtTest>

#include "core/data/readers.h"
#include "tests/ui/draw/strokes.h"
#include "ui/bundled.h"
#include "ui/draw/answer_panel.h"
#include "ui/draw/draw_page.h"
#include "ui/model_store.h"

using namespace digitpad;

class DigitsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void isRead_data();
    void isRead();

private:
    std::vector<LabelledDrawing> m_digits;
};

void DigitsTest::initTestCase() {
    if (!hasShippedModel()) QSKIP("this build has no model inside");
    m_digits = readPenStrokes(DIGITPAD_SOURCE_DIR "/tests/digits.jsonl");
    QCOMPARE(m_digits.size(), std::size_t(kDigits));
}

void DigitsTest::isRead_data() {
    QTest::addColumn<int>("index");
    QTest::addColumn<double>("height"); // paper units; the paper is 400 high
    for (int i = 0; i < static_cast<int>(m_digits.size()); ++i)
        for (double height : {120.0, 200.0, 340.0}) QTest::addRow("%d, %g high", i, height) << i << height;
}

void DigitsTest::isRead() {
    QFETCH(int, index);
    QFETCH(double, height);
    const LabelledDrawing& digit = m_digits[static_cast<std::size_t>(index)];
    ModelStore models;
    DrawPage page(models);
    page.resize(1180, 680);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    auto* paper = page.findChild<PaperWidget*>();
    for (const Stroke& stroke : digit.drawing.strokes) {
        std::vector<QPointF> points;
        for (const PenPoint& point : stroke.points)
            points.push_back(QPointF(60, 30) + QPointF(point.x, point.y) * height / 100);
        drawStroke(*paper, points);
    }
    QTRY_VERIFY(!page.isReading());
    QCOMPARE(page.findChild<AnswerPanel*>()->text(), QString::fromStdString(digit.label));
}

QTEST_MAIN(DigitsTest)
#include "digits_test.moc"
