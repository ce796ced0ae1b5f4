#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/evaluate/sample_evaluation.h"
#include "ui/evaluate/confusion_model.h"
#include "ui/evaluate/image_list_model.h"
#include "ui/evaluate/metrics_model.h"

using namespace digitpad;

class ModelsTest : public QObject {
    Q_OBJECT
private slots:
    void confusionCellsSayCountsAndSentences();
    void confusionHeatSkipsTheDiagonal();
    void confusionInPercentOfTheRow();
    void confusionOfPerfectAnswersChoosesTheDiagonal();
    void metricsOfEveryDigitAndTheirMeans();
    void metricsWithNothingToDivideByAreDashes();
    void imagesAreMostConfidentMistakesFirst();
    void imagesSayWhereTheyComeFrom();
    void modelsKeepQtsContract();
};

namespace {

constexpr auto kTester = QAbstractItemModelTester::FailureReportingMode::QtTest;

/// 951 fours, seven of them read as nines; 100 nines, one read as a four.
ConfusionMatrix foursAndNines() {
    ConfusionMatrix matrix;
    matrix.add(4, 4, 944);
    matrix.add(4, 9, 7);
    matrix.add(9, 9, 99);
    matrix.add(9, 4, 1);
    return matrix;
}

QString text(const QAbstractItemModel& model, int row, int column, int role = Qt::DisplayRole) {
    return model.index(row, column).data(role).toString();
}

} // namespace

void ModelsTest::confusionCellsSayCountsAndSentences() {
    ConfusionModel model;
    QVERIFY(text(model, 4, 9).isEmpty());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setMatrix(foursAndNines());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(text(model, 4, 9), "7");
    QCOMPARE(text(model, 4, 4), "944");
    QVERIFY(text(model, 4, 5).isEmpty());
    QCOMPARE(text(model, 4, 9, Qt::ToolTipRole), "4 read as 9: 7 of 951, 0.7 %");
    QCOMPARE(text(model, 4, 4, Qt::AccessibleTextRole), "4 read correctly: 944 of 951, 99.3 %");
    QCOMPARE(text(model, 0, 1, Qt::ToolTipRole), "0: no images of this digit");
    QCOMPARE(model.headerData(4, Qt::Vertical, Qt::AccessibleTextRole).toString(), "True digit 4");
    QCOMPARE(model.headerData(9, Qt::Horizontal, Qt::AccessibleTextRole).toString(), "Read as 9");
}

void ModelsTest::confusionHeatSkipsTheDiagonal() {
    ConfusionModel model;
    model.setMatrix(foursAndNines());
    const auto heat = [&](int row, int column) {
        return model.index(row, column).data(ConfusionModel::HeatRole).toDouble();
    };
    QCOMPARE(heat(4, 4), 0.0);
    QCOMPARE(heat(4, 9), 1.0);
    QVERIFY(heat(9, 4) > 0 && heat(9, 4) < 1);
    QCOMPARE(heat(4, 5), 0.0);
    QCOMPARE(model.worstCell(), model.index(4, 9));
}

void ModelsTest::confusionInPercentOfTheRow() {
    ConfusionModel model;
    model.setMatrix(foursAndNines());
    model.setUnit(ConfusionModel::Unit::PercentOfRow);
    QCOMPARE(text(model, 4, 9), "0.7");
    QCOMPARE(text(model, 9, 4), "1.0");
    QCOMPARE(model.worstCell(), model.index(9, 4)); // 1 of 100 is more than 7 of 951
}

void ModelsTest::confusionOfPerfectAnswersChoosesTheDiagonal() {
    ConfusionMatrix matrix;
    matrix.add(0, 0, 5);
    ConfusionModel model;
    model.setMatrix(matrix);
    QCOMPARE(model.worstCell(), model.index(0, 0));
    QCOMPARE(model.index(0, 0).data(ConfusionModel::HeatRole).toDouble(), 0.0);
}

void ModelsTest::metricsOfEveryDigitAndTheirMeans() {
    MetricsModel model;
    model.setMatrix(foursAndNines());
    QCOMPARE(model.rowCount(), 11);
    QCOMPARE(text(model, 4, MetricsModel::Digit), "4");
    QCOMPARE(text(model, 4, MetricsModel::Precision), "99.89"); // 944 of 945
    QCOMPARE(text(model, 4, MetricsModel::Recall), "99.26");    // 944 of 951
    QCOMPARE(text(model, 4, MetricsModel::Support), "951");
    QCOMPARE(text(model, 10, MetricsModel::Digit), "mean");
    QCOMPARE(text(model, 10, MetricsModel::Recall), "99.13"); // of 99.26 and 99
    QCOMPARE(text(model, 10, MetricsModel::Support), "1,051");
}

void ModelsTest::metricsWithNothingToDivideByAreDashes() {
    MetricsModel model;
    QCOMPARE(text(model, 4, MetricsModel::Support), "–");
    model.setMatrix(foursAndNines());
    QCOMPARE(text(model, 0, MetricsModel::Precision), "–");
    QCOMPARE(text(model, 0, MetricsModel::Recall), "–");
    QCOMPARE(text(model, 0, MetricsModel::Support), "0");
}

void ModelsTest::imagesAreMostConfidentMistakesFirst() {
    const auto result = sampleResult();
    const auto& answers = result->evaluation.answers;
    std::int64_t seen = 0;
    for (int truth = 0; truth < kDigits; ++truth)
        for (int answer = 0; answer < kDigits; ++answer) {
            const auto images = imagesOfCell(*result, truth, answer);
            QCOMPARE(static_cast<std::int64_t>(images.size()),
                     result->evaluation.confusion.count(truth, answer));
            seen += static_cast<std::int64_t>(images.size());
            for (std::size_t i = 1; i < images.size(); ++i) {
                const float before = answers[images[i - 1]].prediction.probability;
                const float after = answers[images[i]].prediction.probability;
                QVERIFY(truth == answer ? before <= after : before >= after);
            }
        }
    QCOMPARE(seen, kSampleImages);
}

void ModelsTest::imagesSayWhereTheyComeFrom() {
    const auto result = sampleResult();
    ImageListModel model;
    model.setCell(result, 7, 7);
    QVERIFY(model.rowCount() > 0);
    const std::size_t first = imagesOfCell(*result, 7, 7).front();
    const QString where = QString::fromStdString(result->images().origin(first).where);
    QVERIFY(model.index(0).data(Qt::ToolTipRole).toString().startsWith(where + "\n7 read as 7 with "));
    QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().endsWith(where));
    QVERIFY(model.index(0).data().toString().startsWith("7 · "));
    QCOMPARE(model.image(0).pixels, result->images().image(first).pixels);
    QCOMPARE(model.inkMask(0).size(), QSize(28, 28));
}

void ModelsTest::modelsKeepQtsContract() {
    const auto result = sampleResult();
    ConfusionModel confusion;
    MetricsModel metrics;
    ImageListModel images;
    const QAbstractItemModelTester testers[] = {
        {&confusion, kTester}, {&metrics, kTester}, {&images, kTester}};
    confusion.setMatrix(result->evaluation.confusion);
    confusion.setUnit(ConfusionModel::Unit::PercentOfRow);
    metrics.setMatrix(result->evaluation.confusion);
    images.setCell(result, 4, 4);
    images.setCell(result, 4, 9);
    images.clear();
    confusion.setMatrix(std::nullopt);
    metrics.setMatrix(std::nullopt);
}

QTEST_MAIN(ModelsTest)
#include "models_test.moc"
