// Events of another thread arrive on the GUI thread, in order, none lost, in few deliveries.
#include "ui/train/training_bridge.h"

#include <QSignalSpy>
#include <QtTest>
#include <atomic>
#include <thread>

#include "core/error.h"

using namespace digitpad;

class TrainingBridgeTest : public QObject {
    Q_OBJECT
private slots:
    void arrivesInOrderOnTheGuiThread();
    void manyBatchesComeInFewDeliveries();
    void oneBatchAloneIsNotLost();
    void failureIsReported();
    void badOptionsThrowAndLeaveItIdle();
    void stopAndWaitLeavesNothingOut();
};

static BatchFinished batch(int epoch, int number) {
    BatchFinished event;
    event.epoch = epoch;
    event.batch = number;
    return event;
}

static EpochFinished epochEnd(int epoch) {
    EpochFinished event;
    event.epoch = epoch;
    return event;
}

/// Images of one grey each: nothing to learn, quick to train on.
static std::shared_ptr<const Dataset> greyImages(int count) {
    std::vector<std::uint8_t> pixels;
    std::vector<int> labels;
    for (int i = 0; i < count; ++i) {
        labels.push_back(i % 10);
        pixels.insert(pixels.end(), kImagePixels, static_cast<std::uint8_t>(i % 10 * 25));
    }
    return std::make_shared<const Dataset>("greys", std::move(pixels), std::move(labels));
}

static TrainingOptions smallTraining(int epochs) {
    TrainingOptions options;
    options.architecture = "lenet5";
    options.epochs = epochs;
    options.batchSize = 8;
    options.threads = 1;
    return options;
}

void TrainingBridgeTest::arrivesInOrderOnTheGuiThread() {
    TrainingBridge bridge;
    QStringList seen;
    bool elsewhere = false;
    const auto note = [&](const QString& what) {
        seen.append(what);
        elsewhere |= QThread::currentThread() != thread();
    };
    connect(&bridge, &TrainingBridge::started, this, [&] { note("start"); });
    connect(&bridge, &TrainingBridge::batchesFinished, this, [&](const QList<BatchFinished>& batches) {
        for (const auto& each : batches) note(QString("%1.%2").arg(each.epoch).arg(each.batch));
    });
    connect(&bridge, &TrainingBridge::epochFinished, this,
            [&](const EpochFinished& event) { note(QString("end %1").arg(event.epoch)); });
    connect(&bridge, &TrainingBridge::finished, this, [&] { note("finish"); });

    std::thread worker([listener = bridge.listener()] {
        listener(TrainingStarted{});
        for (int epoch = 1; epoch <= 2; ++epoch) {
            listener(batch(epoch, 1));
            listener(batch(epoch, 2));
            listener(epochEnd(epoch));
        }
        listener(TrainingFinished{});
    });
    worker.join();
    QVERIFY(seen.isEmpty()); // nothing runs outside the event loop
    QTRY_COMPARE(seen.size(), 8);
    QCOMPARE(seen, QStringList({"start", "1.1", "1.2", "end 1", "2.1", "2.2", "end 2", "finish"}));
    QVERIFY(!elsewhere);
}

void TrainingBridgeTest::manyBatchesComeInFewDeliveries() {
    TrainingBridge bridge;
    QList<int> seen;
    int deliveries = 0;
    connect(&bridge, &TrainingBridge::batchesFinished, this, [&](const QList<BatchFinished>& batches) {
        ++deliveries;
        for (const auto& each : batches) seen.append(each.batch);
    });
    constexpr int kBatches = 2000;
    QElapsedTimer clock;
    clock.start();
    std::thread worker([listener = bridge.listener()] {
        for (int i = 1; i <= kBatches; ++i) {
            listener(batch(1, i));
            if (i % 10 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    });
    QTRY_COMPARE_WITH_TIMEOUT(seen.size(), kBatches, 30'000);
    const auto elapsed = clock.elapsed();
    worker.join();
    // A slow machine makes it last longer, which allows more deliveries in proportion.
    QVERIFY2(deliveries <= elapsed / TrainingBridge::kDeliveryMs + 2,
             qPrintable(QString::number(deliveries)));
    for (int i = 0; i < kBatches; ++i) QCOMPARE(seen[i], i + 1);
}

void TrainingBridgeTest::oneBatchAloneIsNotLost() {
    TrainingBridge bridge;
    QSignalSpy batches(&bridge, &TrainingBridge::batchesFinished);
    bridge.listener()(batch(1, 1));
    QTRY_COMPARE(batches.count(), 1);
    bridge.listener()(batch(1, 2)); // right after a delivery: waits, but comes
    QTRY_COMPARE(batches.count(), 2);
}

void TrainingBridgeTest::failureIsReported() {
    TrainingBridge bridge;
    QSignalSpy failed(&bridge, &TrainingBridge::failed);
    bridge.listener()(TrainingFailed{"no memory left"});
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed[0][0].toString(), "no memory left");
}

void TrainingBridgeTest::badOptionsThrowAndLeaveItIdle() {
    TrainingBridge bridge;
    TrainingOptions options = smallTraining(1);
    options.learningRate = -1;
    QVERIFY_EXCEPTION_THROWN(bridge.start(greyImages(40), options), Error);
    QVERIFY(!bridge.isRunning());
}

void TrainingBridgeTest::stopAndWaitLeavesNothingOut() {
    TrainingBridge bridge;
    QSignalSpy batches(&bridge, &TrainingBridge::batchesFinished);
    QSignalSpy finished(&bridge, &TrainingBridge::finished);
    bridge.start(greyImages(400), smallTraining(1000));
    QVERIFY(bridge.isRunning());
    QTRY_VERIFY(batches.count() > 0);
    bridge.stopAndWait();
    QCOMPARE(finished.count(), 1);
    QVERIFY(!bridge.isRunning());
    const auto end = finished[0][0].value<TrainingFinished>();
    QCOMPARE(end.reason, FinishReason::StoppedByUser);
    QVERIFY(end.last.network);
    bridge.start(greyImages(400), smallTraining(1000)); // may run again, and is destroyed while it runs
}

QTEST_GUILESS_MAIN(TrainingBridgeTest)
#include "training_bridge_test.moc"
