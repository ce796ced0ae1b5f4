// The Draw page as a user meets it: drawing, the clipboard, saving, correcting, numbers.
#include "ui/draw/draw_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QSlider>

#include "core/data/readers.h"
#include "tests/ui/draw/draw_page_fixture.h"

using namespace digitpad;

class DrawPageTest : public DrawPageFixture {
    Q_OBJECT
private slots:
    void initTestCase() { keepOwnFiles(); }
    void init() { open(); }
    void cleanup() { close(); }
    void blankPaperAsksForADigit();
    void withoutAModelThePageSaysSo();
    void drawingShowsAnAnswer();
    void readingFollowsThePen();
    void clearTakesTheAnswerAway();
    void shortcutsWork();
    void whileThePenGoesOnTheLastStatusStays();
    void copyPutsPictureAndReadingIntoTheClipboard();
    void savingWritesPngAndSvg();
    void savingWhereOneCannotShowsAMessage();
    void correctionIsShownAndKept();
    void correctingAgainReplacesTheLine();
    void numberIsReadDigitByDigit();
    void clickOnABoxShowsThatDigit();
    void clickInALoneDigitDraws();
    void digitUnderThePenIsShown();
    void whatIsNoDigitIsSaidInWords();

private:
    void drawNumber();
};

void DrawPageTest::blankPaperAsksForADigit() {
    QCOMPARE(hint(), "Draw a digit");
    QVERIFY(m_panel->text().isEmpty());
    QVERIFY(!m_page->actions().save->isEnabled());
}

void DrawPageTest::withoutAModelThePageSaysSo() {
    m_models->setCurrent(nullptr);
    QCOMPARE(hint(), "No model");
    drawStroke(*m_paper, kLine);
    QVERIFY(m_panel->text().isEmpty());
}

void DrawPageTest::drawingShowsAnAnswer() {
    QSignalSpy status(m_page.get(), &DrawPage::statusChanged);
    draw();
    QVERIFY(status.last()[0].toString().startsWith("Read in "));
    QVERIFY(status.last()[0].toString().endsWith("1 digit"));
}

void DrawPageTest::readingFollowsThePen() {
    QTest::mousePress(m_paper, Qt::LeftButton, {}, onWidget(*m_paper, kLine[0]));
    for (const QPointF& point : kLine) QTest::mouseMove(m_paper, onWidget(*m_paper, point));
    QTRY_COMPARE(m_panel->text().size(), 1); // while the pen is still down
    QVERIFY(m_page->document().isDrawing());
    QTest::mouseRelease(m_paper, Qt::LeftButton, {}, onWidget(*m_paper, kLine.back()));
}

void DrawPageTest::clearTakesTheAnswerAway() {
    draw();
    QTest::keyClick(m_page.get(), Qt::Key_Delete);
    QVERIFY(m_page->document().content().isBlank());
    QVERIFY(m_panel->text().isEmpty());
    QTest::qWait(50); // a reading of what was there must not come back
    QVERIFY(!m_page->isReading());
    QVERIFY(m_panel->text().isEmpty());
    QCOMPARE(hint(), "Draw a digit");
}

void DrawPageTest::shortcutsWork() {
    draw();
    QTest::keyClick(m_page.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_page->document().content().isBlank());
    QTest::keyClick(m_page.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!m_page->document().content().isBlank());
    QTest::keyClick(m_page.get(), Qt::Key_E);
    QCOMPARE(m_paper->tool(), Tool::Eraser);
    QTest::keyClick(m_page.get(), Qt::Key_B);
    QCOMPARE(m_paper->tool(), Tool::Pen);
    const float width = m_paper->penWidth();
    QTest::keyClick(m_page.get(), Qt::Key_BracketRight);
    QVERIFY(m_paper->penWidth() > width);
    QTest::keyClick(m_page.get(), Qt::Key_BracketLeft);
    QCOMPARE(m_paper->penWidth(), width);
    m_page->findChild<QSlider*>()->setValue(30);
    QCOMPARE(m_paper->penWidth(), 30.0F);
}

void DrawPageTest::whileThePenGoesOnTheLastStatusStays() {
    draw();
    m_panel->setBusy(true); // as where an answer took long
    QSignalSpy status(m_page.get(), &DrawPage::statusChanged);
    QTest::mousePress(m_paper, Qt::LeftButton, {}, onWidget(*m_paper, kLine[0]));
    QTest::mouseMove(m_paper, onWidget(*m_paper, kLine[1]));
    QTRY_VERIFY(!status.isEmpty());
    QVERIFY(status.first()[0].toString().startsWith("Read in "));
    QTest::mouseRelease(m_paper, Qt::LeftButton, {}, onWidget(*m_paper, kLine[1]));
}

void DrawPageTest::copyPutsPictureAndReadingIntoTheClipboard() {
    draw();
    QTest::keyClick(m_page.get(), Qt::Key_C, Qt::ControlModifier);
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    QVERIFY(data->hasImage());
    QCOMPARE(data->text(), m_panel->text());
}

void DrawPageTest::savingWritesPngAndSvg() {
    draw();
    for (const QString& name : {QString("a.png"), QString("a.svg")}) {
        m_page->saveDrawing(toPath(m_folder.filePath(name)));
        const QImage image(m_folder.filePath(name));
        QVERIFY2(!image.isNull(), qPrintable(name));
        QVERIFY(message().contains(name));
    }
}

void DrawPageTest::savingWhereOneCannotShowsAMessage() {
    draw();
    m_page->saveDrawing(toPath(m_folder.filePath("no such folder/a.png")));
    QVERIFY(message().contains("no such folder/a.png"));
    QVERIFY(!message().startsWith("Saved"));
}

void DrawPageTest::correctionIsShownAndKept() {
    draw();
    pressCorrection(4);
    QCOMPARE(m_panel->text(), "4");
    QVERIFY(hint().contains("corrected by you"));
    const auto kept = readPenStrokes(correctionsFile());
    QCOMPARE(kept.size(), std::size_t(1));
    QCOMPARE(kept[0].label, std::string("4"));
    QCOMPARE(kept[0].drawing.strokes.size(), std::size_t(1));
    QCOMPARE(kept[0].drawing.strokes[0].points, m_page->document().content().drawing.strokes[0].points);
    draw(); // the next drawing is read anew
    QVERIFY(!hint().contains("corrected by you"));
}

void DrawPageTest::correctingAgainReplacesTheLine() {
    draw();
    pressCorrection(4);
    pressCorrection(9);
    QCOMPARE(m_panel->text(), "9");
    const auto kept = readPenStrokes(correctionsFile());
    QCOMPARE(kept.size(), std::size_t(1));
    QCOMPARE(kept[0].label, std::string("9"));
}

void DrawPageTest::drawNumber() {
    for (const double x : {80.0, 230.0, 380.0}) drawStroke(*m_paper, {{x, 100}, {x - 4, 200}, {x - 8, 300}});
    QTRY_VERIFY(!m_page->isReading());
    QCOMPARE(m_panel->text().size(), 3);
}

void DrawPageTest::numberIsReadDigitByDigit() {
    QSignalSpy status(m_page.get(), &DrawPage::statusChanged);
    drawNumber();
    QVERIFY(status.last()[0].toString().endsWith("3 digits"));
    auto* answer = m_page->findChild<AnswerView*>();
    QVERIFY(answer->focusPolicy() != Qt::NoFocus);
    QCOMPARE(m_panel->chosen(), 2);
    QTest::keyClick(answer, Qt::Key_Left);
    QCOMPARE(m_panel->chosen(), 1);
    QTest::keyClick(m_paper, Qt::Key_Left);
    QCOMPARE(m_panel->chosen(), 0);
    QTest::keyClick(m_paper, Qt::Key_Left);
    QCOMPARE(m_panel->chosen(), 0); // the first
    QTest::keyClick(m_paper, Qt::Key_Right);
    QCOMPARE(m_panel->chosen(), 1);
}

void DrawPageTest::clickOnABoxShowsThatDigit() {
    drawNumber();
    const PaperContent before = m_page->document().content();
    QTest::mouseClick(m_paper, Qt::LeftButton, {}, onWidget(*m_paper, {76, 200}));
    QCOMPARE(m_panel->chosen(), 0);
    QTRY_VERIFY(!m_page->isReading());
    QCOMPARE(m_panel->chosen(), 0); // also once the paper was read again
    QVERIFY(m_page->document().content() == before);
    QTest::mouseClick(m_paper, Qt::LeftButton, {}, onWidget(*m_paper, {150, 350})); // beside all
    QCOMPARE(m_page->document().content().drawing.strokes.size(), std::size_t(4));
}

void DrawPageTest::clickInALoneDigitDraws() {
    draw();
    QTest::mouseClick(m_paper, Qt::LeftButton, {}, onWidget(*m_paper, kLine[1]));
    QCOMPARE(m_page->document().content().drawing.strokes.size(), std::size_t(2));
}

void DrawPageTest::digitUnderThePenIsShown() {
    drawNumber();
    drawStroke(*m_paper, {{228, 180}, {226, 200}, {224, 240}}); // over the middle one
    QTRY_VERIFY(!m_page->isReading());
    QCOMPARE(m_panel->chosen(), 1);
}

void DrawPageTest::whatIsNoDigitIsSaidInWords() {
    QTest::mouseClick(m_paper, Qt::LeftButton, {}, onWidget(*m_paper, {200, 200})); // a dot
    QTRY_VERIFY(!m_page->isReading());
    QCOMPARE(m_panel->text(), "?");
    QCOMPARE(hint(), "?, Not a digit, only a dot");
    draw();
    QVERIFY(!hint().contains("Not a digit"));
}

QTEST_MAIN(DrawPageTest)
#include "draw_page_test.moc"
