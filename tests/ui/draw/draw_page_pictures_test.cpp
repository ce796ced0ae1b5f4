// Pictures on the Draw page: opened, pasted and dropped, also such as take long or are none.
#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QSemaphore>
#include <QSignalSpy>

#include "tests/ui/draw/draw_page_fixture.h"

using namespace digitpad;

namespace {

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

class DrawPagePicturesTest : public DrawPageFixture {
    Q_OBJECT
private slots:
    void initTestCase() { keepOwnFiles(); }
    void init();
    void cleanup();
    void openedPictureIsReadAndMarked();
    void badPictureShowsAMessageAndChangesNothing();
    void openingAPictureShowsThatItIsBusy();
    void theAnswerStaysUntilThePictureComes();
    void theStatusOutlivesAPictureThatIsNone();
    void withoutAModelTheHintOutlivesAPictureThatIsNone();
    void drawingGivesTheOpeningUp();
    void clearingGivesTheOpeningUp();
    void anotherPictureTakesThePlaceOfTheFirst();
    void pastingShowsThePicture();
    void pastingWordsShowsAMessage();
    void droppedFileIsOpened();
    void ofTwoDroppedFilesOneIsOpenedAndSaid();
    void droppedModelIsHandedOn();
    void picturesAreNotKeptAsCorrections();
    void digitOfADatasetIsShown();

private:
    void drop(const QStringList& names);
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

    QSemaphore m_go;
    QSemaphore m_dropped; ///< one for each slow picture that nothing holds any more
};

void DrawPagePicturesTest::init() {
    open([this](const std::filesystem::path& file) {
        if (file.stem() != "slow") return loadImage(file);
        m_go.acquire();
        return tellingItsEnd(loadImage(file), m_dropped);
    });
}

void DrawPagePicturesTest::cleanup() {
    m_go.release(9); // whatever still waits
    close();
    m_go.acquire(m_go.available());
    m_dropped.acquire(m_dropped.available());
}

void DrawPagePicturesTest::openedPictureIsReadAndMarked() {
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

void DrawPagePicturesTest::badPictureShowsAMessageAndChangesNothing() {
    draw();
    const PaperContent before = m_page->document().content();
    m_page->openPicture(toPath(m_folder.filePath("missing.png")));
    QTRY_VERIFY(!m_page->isReading());
    QVERIFY(message().contains("missing.png: there is no such file"));
    QVERIFY(m_page->findChild<MessageBar*>()->isVisible());
    QVERIFY(m_page->document().content() == before);
}

void DrawPagePicturesTest::openingAPictureShowsThatItIsBusy() {
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

void DrawPagePicturesTest::theAnswerStaysUntilThePictureComes() {
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

void DrawPagePicturesTest::theStatusOutlivesAPictureThatIsNone() {
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

void DrawPagePicturesTest::withoutAModelTheHintOutlivesAPictureThatIsNone() {
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

void DrawPagePicturesTest::drawingGivesTheOpeningUp() {
    openSlowly();
    QTRY_VERIFY(isBusyShown());
    draw();
    QVERIFY(!isBusyShown());
    m_go.release();
    QTRY_COMPARE(m_dropped.available(), 1); // it has come, and was not taken
    QVERIFY(m_page->document().content().picture.isNull());
    QCOMPARE(m_page->document().content().drawing.strokes.size(), std::size_t(1));
}

void DrawPagePicturesTest::clearingGivesTheOpeningUp() {
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

void DrawPagePicturesTest::anotherPictureTakesThePlaceOfTheFirst() {
    openSlowly();
    const QString file = m_folder.filePath("other.png");
    QVERIFY(digitPicture().scaled(30, 40).save(file));
    m_page->openPicture(toPath(file));
    QTRY_COMPARE(m_page->document().content().picture.size(), QSize(30, 40));
    m_go.release();
    QTRY_COMPARE(m_dropped.available(), 1);
    QCOMPARE(m_page->document().content().picture.size(), QSize(30, 40));
}

void DrawPagePicturesTest::pastingShowsThePicture() {
    QGuiApplication::clipboard()->setImage(digitPicture());
    QTest::keyClick(m_page.get(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_page->document().content().picture.size(), QSize(60, 80));
    QTRY_COMPARE(m_panel->text().size(), 1);
}

void DrawPagePicturesTest::pastingWordsShowsAMessage() {
    QGuiApplication::clipboard()->setText("seven");
    QTest::keyClick(m_page.get(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(message().contains("no picture"));
    QVERIFY(m_page->document().content().isBlank());
}

void DrawPagePicturesTest::drop(const QStringList& names) {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& name : names) urls << QUrl::fromLocalFile(m_folder.filePath(name));
    data.setUrls(urls);
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_paper, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_paper, &drop);
}

void DrawPagePicturesTest::droppedFileIsOpened() {
    QVERIFY(digitPicture().save(m_folder.filePath("dropped.png")));
    drop({"dropped.png"});
    QTRY_COMPARE(m_page->document().content().picture.size(), QSize(60, 80));
    QVERIFY(!m_page->findChild<MessageBar*>()->isVisible());
}

void DrawPagePicturesTest::ofTwoDroppedFilesOneIsOpenedAndSaid() {
    QVERIFY(digitPicture().save(m_folder.filePath("one.png")));
    QVERIFY(digitPicture().scaled(30, 40).save(m_folder.filePath("two.png")));
    drop({"one.png", "two.png"});
    QTRY_COMPARE(m_page->document().content().picture.size(), QSize(60, 80));
    QVERIFY(m_page->findChild<MessageBar*>()->isVisible());
    QVERIFY(message().startsWith("Only one.png is opened"));
}

void DrawPagePicturesTest::droppedModelIsHandedOn() {
    QVERIFY(digitPicture().save(m_folder.filePath("one.png")));
    QSignalSpy given(m_page.get(), &DrawPage::modelGiven);
    drop({"a.ONNX"});
    QCOMPARE(given.count(), 1);
    QVERIFY(!m_page->isReading());
    drop({"b.onnx", "one.png"});
    QCOMPARE(given.count(), 2);
    QTRY_COMPARE(m_page->document().content().picture.size(), QSize(60, 80));
}

void DrawPagePicturesTest::picturesAreNotKeptAsCorrections() {
    QGuiApplication::clipboard()->setImage(digitPicture());
    QTest::keyClick(m_page.get(), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(!m_page->isReading());
    pressCorrection(4);
    QCOMPARE(m_panel->text(), "4");
    QVERIFY(!QFile::exists(toQString(correctionsFile())));
}

void DrawPagePicturesTest::digitOfADatasetIsShown() {
    DigitImage digit;
    for (int row = 4; row < 24; ++row) digit.at(row, 14) = digit.at(row, 13) = 1;
    m_page->openDigit(digit);
    const QImage& picture = m_page->document().content().picture;
    QCOMPARE(picture.size(), QSize(28, 28));
    QCOMPARE(qGray(picture.pixel(14, 10)), 0);
    QCOMPARE(qGray(picture.pixel(2, 2)), 255);
    QTRY_COMPARE(m_panel->text().size(), 1);
}

QTEST_MAIN(DrawPagePicturesTest)
#include "draw_page_pictures_test.moc"
