// The Draw page as a user meets it: drawing, the clipboard, saving, correcting, numbers.
#include "ui/draw/draw_page.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImageReader>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QSlider>
#include <QTimer>
#include <algorithm>

#include "tests/ui/draw/draw_page_fixture.h"
#include "ui/draw/pen_advice.h"

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
    void clearingGivesTheReadingUp();
    void shortcutsWork();
    void whileThePenGoesOnTheLastStatusStays();
    void copyPutsPictureAndReadingIntoTheClipboard();
    void savingWritesPngAndSvg();
    void savingTakesTheFormatFromTheName();
    void dialogsBeginWhereTheLastEnded();
    void savingWhereOneCannotShowsAMessage();
    void messagesMoveNothing();
    void messageGoesAsThePenGoesOn();
    void numberIsReadDigitByDigit();
    void clickOnABoxShowsThatDigit();
    void clickInALoneDigitDraws();
    void dotBesideADigitStays();
    void dotBesideANumberStays();
    void slowClickOnABoxShowsThatDigit();
    void penTooThickForTheWritingIsSaid();
    void adviceLooksAtThePenOfEachDigit();
    void adviceWaitsForThePenToRest();
    void declinedAdviceIsNotRepeated();
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
    QCOMPARE(hint(), "Draw a digit");
}

void DrawPageTest::clearingGivesTheReadingUp() {
    drawStroke(*m_paper, kLine);
    QVERIFY(m_page->isReading()); // its answer comes with the event loop at the earliest
    QTest::keyClick(m_page.get(), Qt::Key_Delete);
    QVERIFY(
        !m_page->isReading()); // what a reader was told to give up it does not report: recogniser_test.cpp
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

void DrawPageTest::savingTakesTheFormatFromTheName() {
    draw();
    m_page->saveDrawing(toPath(m_folder.filePath("a.JPG")));
    QCOMPARE(QImageReader::imageFormat(m_folder.filePath("a.JPG")), QByteArray("jpeg"));
    for (const QString& name : {QString("a.docx"), QString("none"), QString("a.")}) {
        m_page->saveDrawing(toPath(m_folder.filePath(name)));
        QVERIFY2(message().contains(name) && message().contains("End the name in .png"),
                 qPrintable(message()));
        QVERIFY(!QFile::exists(m_folder.filePath(name)));
    }
}

void DrawPageTest::dialogsBeginWhereTheLastEnded() {
    draw();
    QVERIFY(QDir(m_folder.path()).mkpath("deep/er"));
    const auto answer = [&](const QString& file) {
        auto* dialog = m_page->findChild<QFileDialog*>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>("fileNameEdit")->setText(file);
        QMetaObject::invokeMethod(dialog, "accept");
        QCoreApplication::sendPostedEvents(dialog, QEvent::DeferredDelete);
        QTRY_VERIFY(!m_page->findChild<QFileDialog*>());
    };
    m_page->actions().save->trigger();
    answer(m_folder.filePath("deep/er/seven.png"));
    QVERIFY(QFile::exists(m_folder.filePath("deep/er/seven.png")));
    m_page->actions().save->trigger();
    auto* dialog = m_page->findChild<QFileDialog*>();
    QCOMPARE(dialog->directory().canonicalPath(), QDir(m_folder.filePath("deep/er")).canonicalPath());
    emit dialog->filterSelected("SVG drawing (*.svg)");
    answer("eight"); // its ending is the chosen kind's
    QVERIFY(QFile::exists(m_folder.filePath("deep/er/eight.svg")));
    m_page->actions().open->trigger();
    answer(m_folder.filePath("deep/er/seven.png"));
    QTRY_VERIFY(!m_page->document().content().picture.isNull());
    m_page->actions().open->trigger();
    dialog = m_page->findChild<QFileDialog*>();
    QCOMPARE(dialog->directory().canonicalPath(), QDir(m_folder.filePath("deep/er")).canonicalPath());
    dialog->reject();
}

void DrawPageTest::savingWhereOneCannotShowsAMessage() {
    draw();
    m_page->saveDrawing(toPath(m_folder.filePath("no such folder/a.png")));
    QVERIFY(message().contains("no such folder/a.png"));
    QVERIFY(!message().startsWith("Saved"));
}

void DrawPageTest::messagesMoveNothing() {
    draw();
    const QRect paper = m_paper->geometry();
    const QSizeF size = m_paper->paperSize();
    m_page->saveDrawing(toPath(m_folder.filePath("no such folder/a.png")));
    QVERIFY(m_page->findChild<MessageBar*>()->isVisible());
    QCoreApplication::processEvents(); // the layout's time
    QCOMPARE(m_paper->geometry(), paper);
    QCOMPARE(m_paper->paperSize(), size);
    QTest::keyClick(m_paper, Qt::Key_Escape);
    QVERIFY(!m_page->findChild<MessageBar*>()->isVisible());
}

void DrawPageTest::messageGoesAsThePenGoesOn() {
    draw();
    m_page->saveDrawing(toPath(m_folder.filePath("a.png")));
    QVERIFY(m_page->findChild<MessageBar*>()->isVisible());
    drawStroke(*m_paper, kLine);
    QVERIFY(!m_page->findChild<MessageBar*>()->isVisible());
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

void DrawPageTest::dotBesideADigitStays() {
    draw();
    const QPoint beside = onWidget(*m_paper, {340, 200});
    QTest::mousePress(m_paper, Qt::LeftButton, {}, beside);
    QTRY_VERIFY(!m_page->isReading()); // the dot is read too while the pen is down
    QTest::mouseRelease(m_paper, Qt::LeftButton, {}, beside);
    QCOMPARE(m_page->document().content().drawing.strokes.size(), std::size_t(2));
}

void DrawPageTest::dotBesideANumberStays() {
    drawNumber();
    const QPoint beside = onWidget(*m_paper, {150, 200});
    QTest::mousePress(m_paper, Qt::LeftButton, {}, beside);
    QTRY_VERIFY(!m_page->isReading());
    QTest::mouseRelease(m_paper, Qt::LeftButton, {}, beside);
    QCOMPARE(m_page->document().content().drawing.strokes.size(), std::size_t(4));
}

void DrawPageTest::slowClickOnABoxShowsThatDigit() {
    drawNumber();
    const QPoint inside = onWidget(*m_paper, {226, 200});
    QTest::mousePress(m_paper, Qt::LeftButton, {}, inside);
    QTRY_VERIFY(!m_page->isReading()); // with the dot under the pen
    QTest::mouseRelease(m_paper, Qt::LeftButton, {}, inside);
    QTRY_VERIFY(!m_page->isReading());
    QCOMPARE(m_page->document().content().drawing.strokes.size(), std::size_t(3));
    QCOMPARE(m_panel->chosen(), 1);
}

void DrawPageTest::penTooThickForTheWritingIsSaid() {
    auto* bar = m_page->findChild<MessageBar*>();
    drawNumber();
    QVERIFY(!bar->isVisible());
    QTest::keyClick(m_page.get(), Qt::Key_Delete);
    for (const double x : {80.0, 140.0}) drawStroke(*m_paper, {{x, 100}, {x - 2, 120}, {x - 4, 135}});
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(message().contains("thick"));
    QTest::mouseClick(bar->findChild<QPushButton*>(), Qt::LeftButton);
    QVERIFY(!bar->isVisible());
    QVERIFY(m_paper->penWidth() < 10);
    for (const Stroke& stroke : m_page->document().content().drawing.strokes) QVERIFY(stroke.width < 10);
    QTRY_VERIFY(!m_page->isReading());
    QVERIFY(!bar->isVisible());
    QTest::keyClick(m_page.get(), Qt::Key_Z, Qt::ControlModifier); // one step back to the thick writing
    QCOMPARE(m_page->document().content().drawing.strokes[0].width, 16.0F);
}

void DrawPageTest::adviceLooksAtThePenOfEachDigit() {
    const auto upright = [](float x, float height, float pen) {
        return Stroke{{{x, 50, 1}, {x, 50 + height, 1}}, pen, false};
    };
    const auto boxOf = [](const Stroke& stroke) {
        const QPointF pen(stroke.width / 2, stroke.width / 2);
        return QRectF(QPointF(stroke.points[0].x, stroke.points[0].y) - pen,
                      QPointF(stroke.points[1].x, stroke.points[1].y) + pen);
    };
    const auto adviceOn = [&](const std::vector<Stroke>& strokes) {
        std::vector<QRectF> boxes;
        for (const Stroke& stroke : strokes) boxes.push_back(boxOf(stroke));
        return suitablePen({strokes}, boxes);
    };
    QVERIFY(!adviceOn({}));
    QVERIFY(!adviceOn({upright(50, 200, 16)}));
    QCOMPARE(adviceOn({upright(50, 48, 16)}), 8.0F);
    QVERIFY(!adviceOn({upright(50, 0, 16)})); // a dot is small with any pen
    QVERIFY(!adviceOn({upright(50, 200, 16), upright(100, 48, 6), upright(150, 48, 6)}));
    QVERIFY(adviceOn({upright(50, 200, 16), upright(100, 48, 16), upright(150, 48, 16)}));
}

void DrawPageTest::adviceWaitsForThePenToRest() {
    auto* rest = m_page->findChild<QTimer*>("penRest");
    drawStroke(*m_paper, {{80, 100}, {110, 100}, {120, 100}}); // the upper stroke of a 5
    QTRY_VERIFY(rest->isActive());
    QTest::mousePress(m_paper, Qt::LeftButton, {}, onWidget(*m_paper, {80, 100}));
    QVERIFY(!rest->isActive());
    for (const double y : {180.0, 260.0, 300.0}) QTest::mouseMove(m_paper, onWidget(*m_paper, {80, y}));
    QTest::mouseRelease(m_paper, Qt::LeftButton, {}, onWidget(*m_paper, {80, 300}));
    QTRY_VERIFY(!m_page->isReading());
    QVERIFY(!rest->isActive()); // it is large
    QVERIFY(!m_page->findChild<MessageBar*>()->isVisible());
}

void DrawPageTest::declinedAdviceIsNotRepeated() {
    auto* bar = m_page->findChild<MessageBar*>();
    drawStroke(*m_paper, {{80, 100}, {78, 120}, {76, 135}});
    QTRY_VERIFY(bar->isVisible());
    QTest::keyClick(m_paper, Qt::Key_Escape);
    drawStroke(*m_paper, {{140, 100}, {138, 120}, {136, 135}});
    QTRY_VERIFY(!m_page->isReading());
    QVERIFY(!bar->isVisible());
    QVERIFY(!m_page->findChild<QTimer*>("penRest")->isActive()); // nor comes it later
    QTest::keyClick(m_page.get(), Qt::Key_BracketRight);         // another pen is another matter
    drawStroke(*m_paper, {{200, 100}, {198, 120}, {196, 135}});
    QTRY_VERIFY(bar->isVisible());
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
