// The Draw page as a user meets it: drawing, pictures from everywhere, the clipboard, saving, correcting.
#include "ui/draw/draw_page.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QSlider>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "core/data/readers.h"
#include "core/model/architectures.h"
#include "tests/ui/draw/strokes.h"
#include "ui/draw/answer_panel.h"
#include "ui/draw/answer_view.h"
#include "ui/draw/corrections.h"
#include "ui/model_store.h"
#include "ui/paths.h"
#include "ui/theme/message_bar.h"

using namespace digitpad;

namespace {

const std::vector<QPointF> kLine = {{150, 80}, {140, 150}, {130, 220}, {120, 300}};

/// A dark blob on white.
QImage digitPicture() {
    QImage image(60, 80, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 10; y < 70; ++y)
        for (int x = 25; x < 35; ++x) image.setPixel(x, y, qRgb(20, 20, 20));
    return image;
}

/// The same pixels; `dropped` is released once nothing holds them any more.
QImage tellingItsEnd(const QImage& image, QSemaphore& dropped) {
    struct Held {
        QImage image;
        QSemaphore& dropped;
    };
    const auto letGo = [](void* pointer) {
        const std::unique_ptr<Held> held(static_cast<Held*>(pointer));
        held->dropped.release();
    };
    auto* held = new Held{image, dropped};
    return {held->image.constBits(),
            image.width(),
            image.height(),
            image.bytesPerLine(),
            image.format(),
            letGo,
            held};
}

} // namespace

class DrawPageTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void blankPaperAsksForADigit();
    void withoutAModelThePageSaysSo();
    void drawingShowsAnAnswer();
    void readingFollowsThePen();
    void clearTakesTheAnswerAway();
    void shortcutsWork();
    void openedPictureIsReadAndMarked();
    void badPictureShowsAMessageAndChangesNothing();
    void openingAPictureShowsThatItIsBusy();
    void theAnswerStaysUntilThePictureComes();
    void theStatusOutlivesAPictureThatIsNone();
    void withoutAModelTheHintOutlivesAPictureThatIsNone();
    void whileThePenGoesOnTheLastStatusStays();
    void drawingGivesTheOpeningUp();
    void clearingGivesTheOpeningUp();
    void anotherPictureTakesThePlaceOfTheFirst();
    void pastingShowsThePicture();
    void pastingWordsShowsAMessage();
    void droppedFileIsOpened();
    void copyPutsPictureAndReadingIntoTheClipboard();
    void savingWritesPngAndSvg();
    void savingWhereOneCannotShowsAMessage();
    void correctionIsShownAndKept();
    void correctingAgainReplacesTheLine();
    void picturesAreNotKeptAsCorrections();
    void digitOfADatasetIsShown();
    void numberIsReadDigitByDigit();
    void clickOnABoxShowsThatDigit();
    void clickInALoneDigitDraws();
    void digitUnderThePenIsShown();
    void whatIsNoDigitIsSaidInWords();

private:
    void draw() {
        drawStroke(*m_paper, kLine);
        QTRY_VERIFY(!m_page->isReading());
        QCOMPARE(m_panel->text().size(), 1);
    }
    void drawNumber();
    QString message() const { return m_page->findChild<MessageBar*>()->text(); }
    QString hint() const { return m_page->findChild<AnswerView*>()->accessibleDescription(); }
    void pressCorrection(int digit) {
        for (auto* button : m_panel->findChildren<QPushButton*>())
            if (button->text() == QString::number(digit)) QTest::mouseClick(button, Qt::LeftButton);
    }

    bool isBusyShown() const { return m_panel->findChild<QProgressBar*>()->isVisible(); }
    /// Opens a picture that is decoded only when `m_go` lets it, or a file that turns out to be none.
    void openSlowly(bool isPicture = true) {
        if (isPicture)
            QVERIFY(digitPicture().save(m_folder.filePath("slow.png")));
        else
            QFile::remove(m_folder.filePath("slow.png"));
        m_page->openPicture(toPath(m_folder.filePath("slow.png")));
        QVERIFY(m_page->isReading());
    }

    QTemporaryDir m_folder;
    QSemaphore m_go;
    QSemaphore m_dropped; ///< one for each slow picture that nothing holds any more
    std::unique_ptr<ModelStore> m_models;
    std::unique_ptr<DrawPage> m_page;
    PaperWidget* m_paper = nullptr;
    AnswerPanel* m_panel = nullptr;
};

void DrawPageTest::initTestCase() {
    QCoreApplication::setOrganizationName("digitpad-test");
    QStandardPaths::setTestModeEnabled(true);
}

void DrawPageTest::init() {
    QFile::remove(toQString(correctionsFile()));
    m_models = std::make_unique<ModelStore>();
    // What it answers does not matter here, so an untrained network will do.
    m_models->setCurrent(
        m_models->add({std::make_shared<const Network>(makeNetwork("lenet5", 1)), ModelInfo()}));
    m_page = std::make_unique<DrawPage>(*m_models, nullptr, [this](const std::filesystem::path& file) {
        if (file.stem() != "slow") return loadImage(file);
        m_go.acquire();
        return tellingItsEnd(loadImage(file), m_dropped);
    });
    m_page->resize(900, 560);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_paper = m_page->findChild<PaperWidget*>();
    m_panel = m_page->findChild<AnswerPanel*>();
    m_paper->setFocus();
}

void DrawPageTest::cleanup() {
    m_go.release(9); // whatever still waits
    m_page.reset();
    m_go.acquire(m_go.available());
    m_dropped.acquire(m_dropped.available());
    m_models.reset();
}

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

void DrawPageTest::openedPictureIsReadAndMarked() {
    const QString file = m_folder.filePath("digit.png");
    QVERIFY(digitPicture().save(file));
    m_page->openPicture(toPath(file));
    QTRY_COMPARE(m_panel->text().size(), 1);
    const PaperContent& content = m_page->document().content();
    QCOMPARE(content.picture.size(), QSize(60, 80));
    QVERIFY(QRectF({}, m_paper->paperSize()).contains(content.place));
    QTest::keyClick(m_page.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_page->document().content().isBlank());
}

void DrawPageTest::badPictureShowsAMessageAndChangesNothing() {
    draw();
    const PaperContent before = m_page->document().content();
    m_page->openPicture(toPath(m_folder.filePath("missing.png")));
    QTRY_VERIFY(!m_page->isReading());
    QVERIFY(message().contains("missing.png: there is no such file"));
    QVERIFY(m_page->findChild<MessageBar*>()->isVisible());
    QVERIFY(m_page->document().content() == before);
}

void DrawPageTest::openingAPictureShowsThatItIsBusy() {
    QSignalSpy status(m_page.get(), &DrawPage::statusChanged);
    openSlowly();
    QVERIFY(!isBusyShown()); // not yet: most pictures are there at once
    QTRY_VERIFY(isBusyShown());
    QCOMPARE(hint(), "Opening…");
    QCOMPARE(status.last()[0].toString(), "Opening…");
    QVERIFY(m_page->document().content().isBlank());
    m_go.release();
    QTRY_VERIFY(!m_page->isReading());
    QVERIFY(!isBusyShown());
    QCOMPARE(m_panel->text().size(), 1);
    QVERIFY(status.last()[0].toString().startsWith("Read in "));
}

void DrawPageTest::theAnswerStaysUntilThePictureComes() {
    draw();
    const QString answer = hint();
    openSlowly();
    QTRY_VERIFY(isBusyShown());
    QCOMPARE(hint(), answer);
    m_go.release();
    QTRY_COMPARE(m_page->document().content().picture.size(), QSize(60, 80));
    QTRY_VERIFY(!m_page->isReading());
    QVERIFY(!isBusyShown());
}

void DrawPageTest::theStatusOutlivesAPictureThatIsNone() {
    QSignalSpy status(m_page.get(), &DrawPage::statusChanged);
    draw();
    const QString answer = status.last()[0].toString();
    status.clear();
    openSlowly(false);
    m_go.release(); // before waiting is seen, or about then
    QTRY_VERIFY(!m_page->isReading());
    QVERIFY(status.isEmpty() || status.last()[0].toString() == answer);
    openSlowly(false);
    QTRY_VERIFY(isBusyShown());
    QCOMPARE(status.last()[0].toString(), "Opening…");
    m_go.release();
    QTRY_VERIFY(!m_page->isReading());
    QVERIFY(message().contains("no such file"));
    QCOMPARE(status.last()[0].toString(), answer);
}

void DrawPageTest::withoutAModelTheHintOutlivesAPictureThatIsNone() {
    QSignalSpy status(m_page.get(), &DrawPage::statusChanged);
    m_models->setCurrent(nullptr);
    drawStroke(*m_paper, kLine);
    const QString advice = status.last()[0].toString();
    QVERIFY(advice.startsWith("Train a network"));
    openSlowly(false);
    QTRY_VERIFY(isBusyShown());
    m_go.release();
    QTRY_VERIFY(!m_page->isReading());
    QCOMPARE(status.last()[0].toString(), advice);
    QCOMPARE(hint(), "No model");
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

void DrawPageTest::drawingGivesTheOpeningUp() {
    openSlowly();
    QTRY_VERIFY(isBusyShown());
    draw();
    QVERIFY(!isBusyShown());
    m_go.release();
    QTRY_COMPARE(m_dropped.available(), 1); // it has come, and was not taken
    QVERIFY(m_page->document().content().picture.isNull());
    QCOMPARE(m_page->document().content().drawing.strokes.size(), std::size_t(1));
}

void DrawPageTest::clearingGivesTheOpeningUp() {
    openSlowly();
    QTRY_VERIFY(isBusyShown());
    QTest::keyClick(m_page.get(), Qt::Key_Delete);
    QVERIFY(!m_page->isReading());
    QVERIFY(!isBusyShown());
    QCOMPARE(hint(), "Draw a digit");
    QVERIFY(!m_page->actions().clear->isEnabled());
    m_go.release();
    QTRY_COMPARE(m_dropped.available(), 1);
    QVERIFY(m_page->document().content().isBlank());
}

void DrawPageTest::anotherPictureTakesThePlaceOfTheFirst() {
    openSlowly();
    const QString file = m_folder.filePath("other.png");
    QVERIFY(digitPicture().scaled(30, 40).save(file));
    m_page->openPicture(toPath(file));
    QTRY_COMPARE(m_page->document().content().picture.size(), QSize(30, 40));
    m_go.release();
    QTRY_COMPARE(m_dropped.available(), 1);
    QCOMPARE(m_page->document().content().picture.size(), QSize(30, 40));
}

void DrawPageTest::pastingShowsThePicture() {
    QGuiApplication::clipboard()->setImage(digitPicture());
    QTest::keyClick(m_page.get(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_page->document().content().picture.size(), QSize(60, 80));
    QTRY_COMPARE(m_panel->text().size(), 1);
}

void DrawPageTest::pastingWordsShowsAMessage() {
    QGuiApplication::clipboard()->setText("seven");
    QTest::keyClick(m_page.get(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(message().contains("no picture"));
    QVERIFY(m_page->document().content().isBlank());
}

void DrawPageTest::droppedFileIsOpened() {
    const QString file = m_folder.filePath("dropped.png");
    QVERIFY(digitPicture().save(file));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_paper, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_paper, &drop);
    QTRY_COMPARE(m_page->document().content().picture.size(), QSize(60, 80));
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

void DrawPageTest::picturesAreNotKeptAsCorrections() {
    QGuiApplication::clipboard()->setImage(digitPicture());
    QTest::keyClick(m_page.get(), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(!m_page->isReading());
    pressCorrection(4);
    QCOMPARE(m_panel->text(), "4");
    QVERIFY(!QFile::exists(toQString(correctionsFile())));
}

void DrawPageTest::digitOfADatasetIsShown() {
    DigitImage digit;
    for (int row = 4; row < 24; ++row) digit.at(row, 14) = digit.at(row, 13) = 1;
    m_page->openDigit(digit);
    const QImage& picture = m_page->document().content().picture;
    QCOMPARE(picture.size(), QSize(28, 28));
    QCOMPARE(qGray(picture.pixel(14, 10)), 0);
    QCOMPARE(qGray(picture.pixel(2, 2)), 255);
    QTRY_COMPARE(m_panel->text().size(), 1);
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
