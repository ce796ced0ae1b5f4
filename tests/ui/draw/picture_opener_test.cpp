// Pictures are decoded off the GUI thread, the latest one wins, and nothing outlives a cancel.
#include "ui/draw/picture_opener.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QThread>
#include <QtTest>
#include <atomic>
#include <new>
#include <stdexcept>

using namespace digitpad;

class PictureOpenerTest : public QObject {
    Q_OBJECT
private slots:
    void worksOffTheGuiThread();
    void latestFileWins();
    void cancelledFilesAreNotReported();
    void failuresAreReported();
    void wantOfMemoryIsSaidInWords();
    void canBeDestroyedWithWorkWaiting();
};

/// Decodes nothing: a file called "7" becomes a picture 7 pixels wide.
static QImage wide(const std::filesystem::path& file) {
    return {std::stoi(file.string()), 1, QImage::Format_Grayscale8};
}

void PictureOpenerTest::worksOffTheGuiThread() {
    std::atomic<QThread*> worker = nullptr;
    PictureOpener opener([&](const std::filesystem::path& file) {
        worker = QThread::currentThread();
        return wide(file);
    });
    QSignalSpy opened(&opener, &PictureOpener::opened);
    opener.open("7", "paste");
    QVERIFY(opener.isBusy());
    QTRY_COMPARE(opened.count(), 1);
    QVERIFY(!opener.isBusy());
    QCOMPARE(opened[0][0].value<QImage>().width(), 7);
    QCOMPARE(opened[0][1].toString(), "paste");
    QVERIFY(worker != thread());
}

void PictureOpenerTest::latestFileWins() {
    QSemaphore begun;
    QSemaphore go;
    PictureOpener opener([&](const std::filesystem::path& file) {
        begun.release();
        if (file == "1") go.acquire();
        return wide(file);
    });
    QSignalSpy opened(&opener, &PictureOpener::opened);
    opener.open("1", {});
    begun.acquire();
    opener.open("2", {});
    QTRY_COMPARE(opened.count(), 1); // without waiting for 1
    QCOMPARE(opened[0][0].value<QImage>().width(), 2);
    QVERIFY(!opener.isBusy());
    go.release();
    opener.open("3", {});
    QTRY_COMPARE(opened.count(), 2);
    QCOMPARE(opened[1][0].value<QImage>().width(), 3); // 1 came too late
}

void PictureOpenerTest::cancelledFilesAreNotReported() {
    PictureOpener opener(wide);
    QSignalSpy opened(&opener, &PictureOpener::opened);
    opener.open("1", {});
    opener.cancel();
    QVERIFY(!opener.isBusy());
    opener.open("2", {});
    QTRY_COMPARE(opened.count(), 1);
    QCOMPARE(opened[0][0].value<QImage>().width(), 2);
}

void PictureOpenerTest::failuresAreReported() {
    PictureOpener opener([](const std::filesystem::path&) -> QImage { throw std::runtime_error("torn"); });
    QSignalSpy failed(&opener, &PictureOpener::failed);
    opener.open("1", {});
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed[0][0].toString(), "torn");
    QVERIFY(!opener.isBusy());
}

void PictureOpenerTest::wantOfMemoryIsSaidInWords() {
    PictureOpener opener([](const std::filesystem::path&) -> QImage { throw std::bad_alloc(); });
    QSignalSpy failed(&opener, &PictureOpener::failed);
    opener.open("large.ppm", {});
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed[0][0].toString().startsWith("large.ppm: there is not enough memory"));
}

void PictureOpenerTest::canBeDestroyedWithWorkWaiting() {
    std::atomic<int> atWork = 0;
    int reported = 0;
    for (int i = 0; i < 20; ++i) {
        PictureOpener opener([&](const std::filesystem::path& file) {
            ++atWork;
            const QImage picture = wide(file);
            --atWork;
            return picture;
        });
        connect(&opener, &PictureOpener::opened, this, [&] { ++reported; });
        for (const char* file : {"1", "2", "3", "4"}) opener.open(file, {});
    }
    QCOMPARE(atWork.load(), 0); // no thread goes on without its opener
    QCoreApplication::processEvents();
    QCOMPARE(reported, 0); // the event loop did not run while any of them lived
}

QTEST_GUILESS_MAIN(PictureOpenerTest)
#include "picture_opener_test.moc"
