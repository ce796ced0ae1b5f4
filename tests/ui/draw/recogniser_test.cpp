// Requests are read off the GUI thread, the latest one wins, and nothing outlives a cancel.
#include "ui/draw/recogniser.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QThread>
#include <QtTest>
#include <atomic>
#include <new>
#include <stdexcept>

#include "core/cancel.h"
#include "core/data/readers.h"
#include "ui/bundled.h"
#include "ui/draw/picture_exchange.h"

using namespace digitpad;

namespace {

/// A request that can be told from others by the place of its picture.
RecognitionRequest numbered(int number) {
    return {{{}, QRectF(0, 0, number, 1), {}}, nullptr};
}

RecognitionResult echo(const RecognitionRequest& request, Workspace& /*workspace*/) {
    RecognitionResult result;
    result.milliseconds = request.content.place.width();
    return result;
}

/// Appends each result's number to `seen` as it is reported.
void collect(Recogniser& recogniser, std::vector<double>& seen) {
    QObject::connect(&recogniser, &Recogniser::finished, &recogniser,
                     [&seen](const RecognitionResult& result) { seen.push_back(result.milliseconds); });
}

/// Reads 1 until it is stopped, all others at once.
class Endless {
public:
    RecognitionResult operator()(const RecognitionRequest& request, Workspace& workspace) {
        if (request.content.place.width() > 1) return echo(request, workspace);
        m_begun.release();
        QSemaphore stopped;
        const std::stop_callback wake(request.stop, [&] { stopped.release(); });
        stopped.acquire();
        throw Cancelled();
    }
    void waitForBegin() { m_begun.acquire(); }

private:
    QSemaphore m_begun;
};

Recogniser::Work workOf(Endless& endless) {
    return [&endless](const RecognitionRequest& request, Workspace& workspace) {
        return endless(request, workspace);
    };
}

} // namespace

class RecogniserTest : public QObject {
    Q_OBJECT
private slots:
    void worksOffTheGuiThread();
    void latestRequestWins();
    void cancelledReadingsAreNotReported();
    void cancelledReadingsHoldNothingUp();
    void outdatedReadingsAreStopped();
    void cancelledReadingsAreStopped();
    void endingStopsTheReadingInProgress();
    void failuresAreReported();
    void wantOfMemoryIsSaidInWords();
    void canBeDestroyedWithWorkWaiting();
    void anImageOfAnEvaluationIsReadAsTheEvaluationDid();
};

void RecogniserTest::worksOffTheGuiThread() {
    std::atomic<QThread*> worker = nullptr;
    Recogniser recogniser([&](const RecognitionRequest& request, Workspace& workspace) {
        worker = QThread::currentThread();
        return echo(request, workspace);
    });
    QThread* receiver = nullptr;
    connect(&recogniser, &Recogniser::finished, this, [&] { receiver = QThread::currentThread(); });
    recogniser.request(numbered(1));
    QTRY_VERIFY(receiver != nullptr);
    QCOMPARE(receiver, thread());
    QVERIFY(worker != thread());
}

void RecogniserTest::latestRequestWins() {
    QSemaphore begun;
    QSemaphore go;
    Recogniser recogniser([&](const RecognitionRequest& request, Workspace& workspace) {
        begun.release();
        go.acquire();
        return echo(request, workspace);
    });
    std::vector<double> seen;
    collect(recogniser, seen);
    recogniser.request(numbered(1));
    begun.acquire(); // 1 is being read while the others come
    for (int i = 2; i <= 9; ++i) recogniser.request(numbered(i));
    go.release(2);
    QVERIFY(recogniser.isBusy());
    QTRY_VERIFY(!recogniser.isBusy());
    QCOMPARE(seen, (std::vector<double>{1, 9}));
    QCOMPARE(begun.available(), 1); // only 9 was begun, not 2 to 8
}

void RecogniserTest::cancelledReadingsAreNotReported() {
    QSemaphore begun;
    QSemaphore go;
    Recogniser recogniser([&](const RecognitionRequest& request, Workspace& workspace) {
        begun.release();
        go.acquire();
        return echo(request, workspace);
    });
    std::vector<double> seen;
    collect(recogniser, seen);
    recogniser.request(numbered(1));
    begun.acquire();
    recogniser.request(numbered(2));
    recogniser.cancel();
    recogniser.request(numbered(3));
    go.release(2);
    QTRY_COMPARE(seen, (std::vector<double>{3}));
}

void RecogniserTest::cancelledReadingsHoldNothingUp() {
    QSemaphore begun;
    QSemaphore go;
    Recogniser recogniser([&](const RecognitionRequest& request, Workspace& workspace) {
        begun.release();
        if (request.content.place.width() == 1) go.acquire();
        return echo(request, workspace);
    });
    std::vector<double> seen;
    collect(recogniser, seen);
    recogniser.request(numbered(1));
    begun.acquire();
    recogniser.cancel();
    for (int i = 2; i <= 4; ++i) {
        recogniser.request(numbered(i));
        QTRY_VERIFY(!recogniser.isBusy()); // while 1 is still being read
    }
    go.release();
    recogniser.request(numbered(5));
    QTRY_VERIFY(!recogniser.isBusy());
    QCOMPARE(seen, (std::vector<double>{2, 3, 4, 5}));
}

void RecogniserTest::outdatedReadingsAreStopped() {
    Endless endless;
    Recogniser recogniser(workOf(endless));
    QSignalSpy failed(&recogniser, &Recogniser::failed);
    std::vector<double> seen;
    collect(recogniser, seen);
    recogniser.request(numbered(1));
    endless.waitForBegin();
    recogniser.request(numbered(2));
    recogniser.request(numbered(3));
    QTRY_VERIFY(!recogniser.isBusy());
    QCOMPARE(seen, (std::vector<double>{3}));
    QCOMPARE(failed.count(), 0);
}

void RecogniserTest::cancelledReadingsAreStopped() {
    Endless endless;
    Recogniser recogniser(workOf(endless));
    std::vector<double> seen;
    collect(recogniser, seen);
    for (int i = 2; i <= 4; ++i) { // more often than there are threads
        recogniser.request(numbered(1));
        endless.waitForBegin();
        recogniser.cancel();
    }
    recogniser.request(numbered(2));
    QTRY_COMPARE(seen, (std::vector<double>{2}));
}

void RecogniserTest::endingStopsTheReadingInProgress() {
    Endless endless;
    Recogniser recogniser(workOf(endless));
    recogniser.request(numbered(1));
    endless.waitForBegin();
}

void RecogniserTest::failuresAreReported() {
    Recogniser recogniser([](const RecognitionRequest&, Workspace&) -> RecognitionResult {
        throw std::runtime_error("out of ink");
    });
    QSignalSpy failed(&recogniser, &Recogniser::failed);
    recogniser.request(numbered(1));
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed[0][0].toString(), "out of ink");
}

void RecogniserTest::wantOfMemoryIsSaidInWords() {
    Recogniser recogniser(
        [](const RecognitionRequest&, Workspace&) -> RecognitionResult { throw std::bad_alloc(); });
    QSignalSpy failed(&recogniser, &Recogniser::failed);
    recogniser.request(numbered(1));
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed[0][0].toString().startsWith("there is not enough memory"));
    QVERIFY(!recogniser.isBusy()); // and reads on
    recogniser.request(numbered(2));
    QTRY_COMPARE(failed.count(), 2);
}

void RecogniserTest::canBeDestroyedWithWorkWaiting() {
    std::atomic<int> atWork = 0;
    int reported = 0;
    for (int i = 0; i < 20; ++i) {
        Recogniser recogniser([&](const RecognitionRequest& request, Workspace& workspace) {
            ++atWork;
            const RecognitionResult result = echo(request, workspace);
            --atWork;
            return result;
        });
        connect(&recogniser, &Recogniser::finished, this, [&] { ++reported; });
        recogniser.request(numbered(1));
        recogniser.request(numbered(2));
    }
    QCOMPARE(atWork.load(), 0); // no thread goes on without its recogniser
    QCoreApplication::processEvents();
    QCOMPARE(reported, 0); // the event loop did not run while any of them lived
}

void RecogniserTest::anImageOfAnEvaluationIsReadAsTheEvaluationDid() {
    if (!hasShippedModel()) QSKIP("this build has no model inside");
    const auto classifier = std::make_shared<const Classifier>(shippedModel());
    const Dataset data = readIdx(bundledMnist(), DatasetPart::Test);
    Workspace workspace;
    for (std::size_t i = 0; i < 200; ++i) {
        const Prediction evaluated = classifier->classify(data.image(i), workspace);
        PaperContent content{pictureOf(data.image(i)), QRectF(0, 0, 280, 280), {}};
        const Reading read = recognise({content, classifier}, workspace).reading;
        QCOMPARE(read.digits.size(), 1U);
        QCOMPARE(read.digits[0].prediction.probabilities, evaluated.probabilities);
        QCOMPARE(read.digits[0].seen.pixels, data.image(i).pixels);
        QCOMPARE(read.rejected(), evaluated.rejected);
    }
}

QTEST_GUILESS_MAIN(RecogniserTest)
#include "recogniser_test.moc"
