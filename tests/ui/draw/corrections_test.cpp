// A correction belongs to the strokes it was made for: on the page, in the file for trainings, and through
// undo and redo.
#include "ui/draw/corrections.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>

#include "core/data/readers.h"
#include "tests/ui/draw/draw_page_fixture.h"
#include "ui/draw/corrected_digits.h"

using namespace digitpad;

namespace {

Stroke upright(float x, bool erases = false) {
    return {{{x, 100, 1}, {x, 150, 1}, {x, 200, 1}, {x, 300, 1}}, 16, erases};
}

/// Around upright(x), as a reading gives it.
QRectF boxAt(float x) {
    return {QPointF(x - 8, 92), QPointF(x + 8, 308)};
}

} // namespace

class CorrectionsTest : public DrawPageFixture {
    Q_OBJECT
private slots:
    void initTestCase() { keepOwnFiles(); }
    void init() {
        open();
        m_page->resize(1300, 560); // room for five digits
    }
    void cleanup() { close(); }

    void fileKeepsOneLineADrawing();
    void holdsWhileItsStrokesAreUnchanged();
    void holdsInAPictureWhileNothingIsDrawnOverIt();
    void strokesThatAreNotAllOfTheInkAreNotKept();

    void isShownAndKept();
    void staysAsMoreIsWritten();
    void followsTextTagAndClipboard();
    void remarkBelongsToItsDigit();
    void correctingAgainReplacesTheLine();
    void undoAndRedoTakeItBackAndForth();
    void changedStrokesAreReadAnew();
    void whatCannotBeKeptSaysSo();

private:
    std::vector<LabelledDrawing> kept() const {
        return QFile::exists(toQString(correctionsFile())) ? readPenStrokes(correctionsFile())
                                                           : std::vector<LabelledDrawing>();
    }
    bool isSaid(const QString& text) const {
        for (const auto* label : m_panel->findChildren<QLabel*>())
            if (label->isVisible() && label->text() == text) return true;
        return false;
    }
    void settle() { QTRY_VERIFY(!m_page->isReading()); }
    void drawAt(double x) {
        drawStroke(*m_paper, {{x, 100}, {x - 4, 200}, {x - 8, 300}});
        settle();
    }
    void drawNumber() {
        for (const double x : {180.0, 310.0, 440.0}) drawAt(x);
        QCOMPARE(m_panel->text().size(), 3);
    }
    /// The middle one of drawNumber(), to a digit that it is not read as; returns that.
    QString correctTheMiddle() {
        m_panel->choose(1);
        const int other = m_panel->text()[1] == '0' ? 6 : 0;
        pressCorrection(other);
        return QString::number(other);
    }
    void undo() { QTest::keyClick(m_page.get(), Qt::Key_Z, Qt::ControlModifier); }
    void redo() { QTest::keyClick(m_page.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); }
};

void CorrectionsTest::fileKeepsOneLineADrawing() {
    const auto file = toPath(m_folder.filePath("new folder/corrections.jsonl"));
    const Drawing first{{upright(50)}};
    const Drawing second{{upright(90), upright(95)}};
    keepCorrection(file, first, 4);
    keepCorrection(file, second, 7);
    keepCorrection(file, first, 9);
    auto lines = readPenStrokes(file);
    QCOMPARE(lines.size(), std::size_t(2));
    QCOMPARE(lines[0].label, "7");
    QCOMPARE(lines[1].label, "9");
    QCOMPARE(lines[1].drawing.strokes[0].points, first.strokes[0].points);
    keepCorrection(file, first, std::nullopt);
    QCOMPARE(readPenStrokes(file).size(), std::size_t(1));
    keepCorrection(file, Drawing{{upright(1)}}, std::nullopt); // was never there
    QCOMPARE(readPenStrokes(file).size(), std::size_t(1));
    keepCorrection(file, second, std::nullopt);
    QVERIFY(!QFile::exists(toQString(file))); // one without lines cannot be read
}

void CorrectionsTest::holdsWhileItsStrokesAreUnchanged() {
    PaperContent content;
    content.drawing.strokes = {upright(50), upright(150)};
    content.corrections = {correctionOf(content, boxAt(150), 6)};
    QCOMPARE(correctionAt(content, boxAt(150))->digit, 6);
    QVERIFY(!correctionAt(content, boxAt(50)));
    content.drawing.strokes.push_back(upright(250));
    QVERIFY(correctionAt(content, boxAt(150)));
    content.drawing.strokes.push_back(upright(50, true)); // erases the first
    QVERIFY(correctionAt(content, boxAt(150)));
    PaperContent crossed = content;
    crossed.drawing.strokes.push_back({{{146, 200, 1}, {154, 200, 1}}, 4, false});
    QVERIFY(!correctionAt(crossed, boxAt(150)));
    PaperContent erased = content;
    erased.drawing.strokes.push_back({{{0, 250, 1}, {700, 250, 1}}, 40, true}); // passes between two points
    QVERIFY(!correctionAt(erased, boxAt(150)));
}

void CorrectionsTest::holdsInAPictureWhileNothingIsDrawnOverIt() {
    PaperContent content;
    content.picture = digitPicture();
    content.place = QRectF(0, 0, 300, 400);
    content.corrections = {correctionOf(content, boxAt(150), 6)};
    QVERIFY(correctionAt(content, boxAt(150)));
    QVERIFY(!correctionAt(content, boxAt(160)));
    content.drawing.strokes = {upright(250)};
    QVERIFY(correctionAt(content, boxAt(150)));
    content.drawing.strokes.push_back(upright(155));
    QVERIFY(!correctionAt(content, boxAt(150)));
}

void CorrectionsTest::strokesThatAreNotAllOfTheInkAreNotKept() {
    PaperContent content;
    content.drawing.strokes = {upright(50), {{{140, 100, 1}, {160, 200, 1}, {300, 300, 1}}, 16, false}};
    QCOMPARE(strokesOf(content, boxAt(50)).strokes.size(), std::size_t(1));
    QVERIFY(strokesOf(content, {QPointF(132, 92), QPointF(200, 220)})
                .strokes.empty()); // goes on into another digit
    content.drawing.strokes.push_back({{{50, 300, 1}, {52, 302, 1}}, 40, true});
    QVERIFY(strokesOf(content, boxAt(50)).strokes.empty());
}

void CorrectionsTest::isShownAndKept() {
    draw();
    pressCorrection(4);
    QCOMPARE(m_panel->text(), "4");
    QVERIFY(hint().contains("corrected by you"));
    QVERIFY(isSaid("Kept for training"));
    QCOMPARE(kept().size(), std::size_t(1));
    QCOMPARE(kept()[0].label, std::string("4"));
    QCOMPARE(kept()[0].drawing.strokes.size(), std::size_t(1));
    QCOMPARE(kept()[0].drawing.strokes[0].points, m_page->document().content().drawing.strokes[0].points);
    pressCorrection(4); // nothing more to do, nor to undo
    QCOMPARE(m_page->document().undoStack().count(), 2);
}

void CorrectionsTest::staysAsMoreIsWritten() {
    drawNumber();
    const QString meant = correctTheMiddle();
    QCOMPARE(m_panel->text()[1], meant[0]);
    drawAt(570); // to its right
    QCOMPARE(m_panel->text().size(), 4);
    QCOMPARE(m_panel->text()[1], meant[0]);
    drawStroke(*m_paper, {{50, 100}, {46, 200}, {42, 300}}); // and to its left: it is the third now
    settle();
    QCOMPARE(m_panel->text().size(), 5);
    QCOMPARE(m_panel->text()[2], meant[0]);
    QCOMPARE(kept().size(), std::size_t(1));
}

void CorrectionsTest::followsTextTagAndClipboard() {
    drawNumber();
    const QImage before = m_paper->grab().toImage();
    const QString meant = correctTheMiddle();
    m_panel->choose(0);
    const QImage after = m_paper->grab().toImage();
    QVERIFY(before != after);
    QTest::keyClick(m_page.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->text()[1], meant[0]);
    undo();
    m_panel->choose(0);
    QVERIFY(m_paper->grab().toImage() != after); // the tag over the digit
    QTest::keyClick(m_page.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->text(), m_panel->text());
    QVERIFY(m_panel->text()[1] != meant[0]);
}

void CorrectionsTest::remarkBelongsToItsDigit() {
    drawNumber();
    correctTheMiddle();
    QVERIFY(isSaid("Kept for training"));
    m_panel->choose(2);
    QVERIFY(!isSaid("Kept for training"));
    m_panel->choose(1);
    QVERIFY(isSaid("Kept for training"));
    drawAt(570);
    m_panel->choose(3);
    QVERIFY(!isSaid("Kept for training"));
}

void CorrectionsTest::correctingAgainReplacesTheLine() {
    draw();
    pressCorrection(4);
    pressCorrection(9);
    QCOMPARE(m_panel->text(), "9");
    QCOMPARE(kept().size(), std::size_t(1));
    QCOMPARE(kept()[0].label, std::string("9"));
    undo();
    QCOMPARE(m_panel->text(), "4");
    QCOMPARE(kept().size(), std::size_t(1));
    QCOMPARE(kept()[0].label, std::string("4"));
}

void CorrectionsTest::undoAndRedoTakeItBackAndForth() {
    drawNumber();
    const QString read = m_panel->text();
    const QString meant = correctTheMiddle();
    const QString corrected = m_panel->text();
    QVERIFY(corrected != read);
    undo();
    QCOMPARE(m_panel->text(), read);
    QVERIFY(!isSaid("Kept for training"));
    QVERIFY(kept().empty());
    redo();
    QCOMPARE(m_panel->text(), corrected);
    QCOMPARE(kept().size(), std::size_t(1));
    QTest::keyClick(m_page.get(), Qt::Key_Delete); // clears the paper; what was kept stays kept
    QCOMPARE(kept().size(), std::size_t(1));
    undo();
    settle();
    QCOMPARE(m_panel->text(), corrected);
    undo();
    undo(); // the third digit
    settle();
    QCOMPARE(m_panel->text().size(), 2);
    QVERIFY(kept().empty());
    redo();
    redo();
    settle();
    QCOMPARE(m_panel->text(), corrected);
    QCOMPARE(kept()[0].label, meant.toStdString());
}

void CorrectionsTest::changedStrokesAreReadAnew() {
    draw();
    pressCorrection(4);
    drawStroke(*m_paper, {{130, 200}, {134, 210}});
    settle();
    QVERIFY(!hint().contains("corrected by you"));
    undo(); // the change, and the drawing is again what was corrected
    settle();
    QVERIFY(hint().contains("corrected by you"));
}

void CorrectionsTest::whatCannotBeKeptSaysSo() {
    draw();
    QVERIFY(QDir().mkpath(toQString(correctionsFile()))); // a folder in the file's place
    pressCorrection(4);
    QCOMPARE(m_panel->text(), "4");
    QVERIFY(!isSaid("Kept for training"));
    QVERIFY(message().contains("corrections.jsonl"));
    QVERIFY(QDir().rmdir(toQString(correctionsFile())));
}

QTEST_MAIN(CorrectionsTest)
#include "corrections_test.moc"
