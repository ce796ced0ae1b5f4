#include "ui/evaluate/evaluation_export.h"

#include <QFile>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include "core/error.h"
#include "tests/ui/evaluate/sample_evaluation.h"
#include "ui/evaluate/confusion_view.h"
#include "ui/paths.h"

using namespace digitpad;

class EvaluationExportTest : public QObject {
    Q_OBJECT
private slots:
    void metricsHoldMatrixMetricsAndFigures();
    void predictionsHaveARowAnImage();
    void namesWithCommasAreQuoted();
    void pictureIsAReadablePng();
    void pictureShowsTheUnitOfThePage();
    void aFolderThatIsMissingIsAnError();
    void proposesAFileName();
};

namespace {

QStringList lines(const std::string& csv) {
    return QString::fromStdString(csv).split('\n');
}

} // namespace

void EvaluationExportTest::metricsHoldMatrixMetricsAndFigures() {
    const auto result = sampleResult();
    const QStringList rows = lines(metricsCsv(*result));
    QCOMPARE(rows[0].left(20), "true,read as 0,read ");
    for (int truth = 0; truth < kDigits; ++truth) {
        const QStringList cells = rows[1 + truth].split(',');
        QCOMPARE(cells.size(), 11);
        QCOMPARE(cells[0].toInt(), truth);
        for (int answer = 0; answer < kDigits; ++answer)
            QCOMPARE(cells[1 + answer].toLongLong(), result->evaluation.confusion.count(truth, answer));
    }
    QCOMPARE(rows[12], "digit,precision,recall,f1,support");
    const QStringList four = rows[17].split(',');
    QCOMPARE(four[0], "4");
    // Six significant digits are written.
    QVERIFY(std::abs(four[2].toDouble() - result->evaluation.confusion.metrics(4).recall) < 1e-5);
    QVERIFY(rows[23].startsWith("mean,"));
    QVERIFY(rows.contains("model,Nearest mean"));
    QVERIFY(rows.contains("images,400"));
}

void EvaluationExportTest::predictionsHaveARowAnImage() {
    const auto result = sampleResult();
    const QTemporaryDir folder;
    const QString file = folder.filePath("predictions.csv");
    exportEvaluation(*result, ExportKind::Predictions, toPath(file));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QStringList rows = lines(written.readAll().toStdString());
    QCOMPARE(rows.size(), kSampleImages + 2); // the heading, and nothing after the last line's end
    QVERIFY(rows[0].startsWith("index,source,label,predicted,probability,p0"));
}

void EvaluationExportTest::namesWithCommasAreQuoted() {
    auto result = std::make_shared<EvaluationResult>(*sampleResult());
    result->datasetTitle = "mine, \"second\"";
    QVERIFY(lines(metricsCsv(*result)).contains("dataset,\"mine, \"\"second\"\"\""));
}

void EvaluationExportTest::pictureIsAReadablePng() {
    const QTemporaryDir folder;
    const QString file = folder.filePath("matrix.png");
    exportEvaluation(*sampleResult(), ExportKind::Picture, toPath(file));
    const QImage picture(file);
    QVERIFY(!picture.isNull());
    QVERIFY(picture.width() >= 1000);
    QSet<QRgb> colours;
    // Down through all ten rows, whatever lies above them.
    for (int y = 0; y < picture.height(); ++y) colours.insert(picture.pixel(picture.width() / 2, y));
    QVERIFY(colours.size() > 5); // cells and figures, not an empty page
}

void EvaluationExportTest::pictureShowsTheUnitOfThePage() {
    const auto result = sampleResult();
    const QImage counts = evaluationPicture(*result);
    QCOMPARE(evaluationPicture(*result, ConfusionModel::Unit::Count), counts);
    const QImage percent = evaluationPicture(*result, ConfusionModel::Unit::PercentOfRow);
    QVERIFY(percent != counts);
    ConfusionView view;
    view.setMatrix(result->evaluation.confusion);
    view.setUnit(ConfusionModel::Unit::PercentOfRow);
    view.hideControls();
    bool says = false;
    for (const auto* label : view.findChildren<QLabel*>()) says |= label->text().endsWith("%");
    QVERIFY(says);
}

void EvaluationExportTest::aFolderThatIsMissingIsAnError() {
    const QTemporaryDir folder;
    const auto path = toPath(folder.filePath("missing/out.csv"));
    QVERIFY_EXCEPTION_THROWN(exportEvaluation(*sampleResult(), ExportKind::Metrics, path), Error);
}

void EvaluationExportTest::proposesAFileName() {
    QCOMPARE(proposedFileName(*sampleResult(), ExportKind::Metrics), "nearest-mean-mnist-sample-metrics.csv");
    QCOMPARE(proposedFileName(*sampleResult(), ExportKind::Picture),
             "nearest-mean-mnist-sample-confusion.png");
}

QTEST_MAIN(EvaluationExportTest)
#include "evaluation_export_test.moc"
