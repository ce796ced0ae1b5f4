#include "ui/evaluate/evaluation_runner.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <atomic>

#include "core/error.h"
#include "tests/core/data/huge_table.h"
#include "tests/core/temp_folder.h"
#include "tests/ui/evaluate/sample_evaluation.h"
#include "ui/evaluate/dataset_choice.h"

using namespace digitpad;

class EvaluationRunnerTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_classifier = std::make_shared<const Classifier>(nearestMeanModel()); }
    void reportsOnTheGuiThread();
    void errorsComeAsText();
    void cancelledWhileLoadingHasNothing();
    void cancelStopsInTheMiddleOfALargeTable();
    void cancelledHalfWayKeepsWhatIsDone();
    void canRunAgain();
    void destructionWhileRunningIsSafe();

private:
    /// Reads as much as `images`, over and over the same.
    EvaluationJob job(int images = kSampleImages) const {
        return {m_classifier, [images](const std::stop_token&) { return EvaluationData(repeated(images)); },
                "sample"};
    }
    static Dataset repeated(int images) {
        const Dataset sample = sampleDataset();
        std::vector<std::size_t> indices(static_cast<std::size_t>(images));
        for (std::size_t i = 0; i < indices.size(); ++i) indices[i] = i % sample.size();
        return sample.subset(indices, "repeated");
    }

    std::shared_ptr<const Classifier> m_classifier;
};

void EvaluationRunnerTest::reportsOnTheGuiThread() {
    EvaluationRunner runner;
    QThread* thread = nullptr;
    EvaluationResultPointer result;
    connect(&runner, &EvaluationRunner::finished, this, [&](const EvaluationResultPointer& found) {
        thread = QThread::currentThread();
        result = found;
    });
    QSignalSpy loaded(&runner, &EvaluationRunner::loaded);
    QSignalSpy progressed(&runner, &EvaluationRunner::progressed);
    runner.start(job());
    QVERIFY(runner.isRunning());
    QTRY_VERIFY(result);
    QVERIFY(!runner.isRunning());
    QCOMPARE(thread, QThread::currentThread());
    QCOMPARE(loaded.first().first().toInt(), kSampleImages);
    QCOMPARE(progressed.last(), QVariantList({qsizetype{kSampleImages}, qsizetype{kSampleImages}}));
    QCOMPARE(result->evaluation.confusion.total(), kSampleImages);
    QCOMPARE(result->datasetTitle, "sample");
    QVERIFY(result->evaluation.confusion.accuracy() > 0.7); // what nearest means reach on these images
}

void EvaluationRunnerTest::errorsComeAsText() {
    EvaluationRunner runner;
    QSignalSpy failed(&runner, &EvaluationRunner::failed);
    runner.start(
        {m_classifier,
         [](const std::stop_token&) -> EvaluationData { throw Error("digits.csv", "row 3 has 12 values"); },
         "digits.csv"});
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().toString(), "digits.csv: row 3 has 12 values");
    QVERIFY(!runner.isRunning());
}

void EvaluationRunnerTest::cancelledWhileLoadingHasNothing() {
    EvaluationRunner runner;
    QSignalSpy cancelled(&runner, &EvaluationRunner::cancelled);
    QSignalSpy failed(&runner, &EvaluationRunner::failed);
    runner.start({m_classifier,
                  [](const std::stop_token& stop) -> EvaluationData {
                      while (!stop.stop_requested()) std::this_thread::yield();
                      throw Error("folder", "reading was cancelled");
                  },
                  "folder"});
    runner.cancel();
    QTRY_COMPARE(cancelled.count(), 1);
    QCOMPARE(failed.count(), 0);
}

void EvaluationRunnerTest::cancelStopsInTheMiddleOfALargeTable() {
    const test::TempFolder folder;
    const DatasetChoice choice = fileChoice(folder.write("huge.csv.gz", test::hugeTable()));
    EvaluationRunner runner;
    QSignalSpy cancelled(&runner, &EvaluationRunner::cancelled);
    QSignalSpy loaded(&runner, &EvaluationRunner::loaded);
    std::atomic<std::size_t> seen = 0;
    const auto progress = [&](std::size_t samples, double) { seen = samples; };
    runner.start({m_classifier,
                  [&](const std::stop_token& stop) {
                      return loadDataset(choice, {stop, progress});
                  },
                  "huge"});
    QTRY_VERIFY_WITH_TIMEOUT(seen > 0, 30'000);
    runner.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(cancelled.count(), 1, 30'000);
    QVERIFY(loaded.isEmpty());
    QVERIFY(seen < 1'000'000);
}

void EvaluationRunnerTest::cancelledHalfWayKeepsWhatIsDone() {
    EvaluationRunner runner;
    EvaluationResultPointer result;
    bool nothing = false;
    connect(&runner, &EvaluationRunner::loaded, &runner, &EvaluationRunner::cancel);
    connect(&runner, &EvaluationRunner::finished, this, [&](const auto& found) { result = found; });
    connect(&runner, &EvaluationRunner::cancelled, this, [&] { nothing = true; });
    runner.start(job(200'000));
    QTRY_VERIFY_WITH_TIMEOUT(result || nothing, 60'000);
    if (result) // else the request came before the first block of images was done
        QCOMPARE(result->evaluation.cancelled, result->evaluation.answers.size() < 200'000U);
}

void EvaluationRunnerTest::canRunAgain() {
    EvaluationRunner runner;
    QSignalSpy finished(&runner, &EvaluationRunner::finished);
    for (int i = 1; i <= 3; ++i) {
        runner.start(job(100));
        QTRY_COMPARE(finished.count(), i);
    }
}

void EvaluationRunnerTest::destructionWhileRunningIsSafe() {
    enum class Moment { AtOnce, Loading, Loaded, Evaluating };
    for (const Moment moment : {Moment::AtOnce, Moment::Loading, Moment::Loaded, Moment::Evaluating}) {
        std::atomic<bool> loading = false;
        const auto load = [&loading](const std::stop_token&) {
            loading = true;
            return EvaluationData(repeated(200'000));
        };
        auto runner = std::make_unique<EvaluationRunner>();
        QSignalSpy loaded(runner.get(), &EvaluationRunner::loaded);
        QSignalSpy progressed(runner.get(), &EvaluationRunner::progressed);
        runner->start({m_classifier, load, "sample"});
        if (moment == Moment::Loading) QTRY_VERIFY(loading);
        if (moment == Moment::Loaded) QTRY_COMPARE(loaded.count(), 1);
        if (moment == Moment::Evaluating) QTRY_VERIFY(progressed.count() > 0);
        QVERIFY(runner->isRunning());
        runner.reset();
    }
    QCoreApplication::processEvents(); // nothing posted by them arrives
}

QTEST_MAIN(EvaluationRunnerTest)
#include "evaluation_runner_test.moc"
