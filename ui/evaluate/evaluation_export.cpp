#include "ui/evaluate/evaluation_export.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QVBoxLayout>
#include <QWidget>
#include <sstream>

#include "core/atomic_file.h"
#include "core/data/csv_line.h"
#include "core/error.h"
#include "core/metrics/interval.h"
#include "core/training/predictions_csv.h"
#include "ui/evaluate/confusion_view.h"
#include "ui/evaluate/evaluation_summary.h"
#include "ui/theme/palette.h"
#include "ui/theme/sizes.h"

namespace digitpad {

namespace {

constexpr QSize kPictureSize{600, 640};
constexpr double kPictureScale = 2;

void writeMatrix(std::ostream& out, const ConfusionMatrix& confusion) {
    out << "true";
    for (int predicted = 0; predicted < confusion.classes(); ++predicted) out << ",read as " << predicted;
    out << '\n';
    for (int truth = 0; truth < confusion.classes(); ++truth) {
        out << truth;
        for (int predicted = 0; predicted < confusion.classes(); ++predicted)
            out << ',' << confusion.count(truth, predicted);
        out << '\n';
    }
}

void writeMetrics(std::ostream& out, const ConfusionMatrix& confusion) {
    const auto row = [&out](const std::string& name, const ClassMetrics& metrics) {
        out << name << ',' << metrics.precision << ',' << metrics.recall << ',' << metrics.f1 << ','
            << metrics.support << '\n';
    };
    out << "digit,precision,recall,f1,support\n";
    for (int digit = 0; digit < confusion.classes(); ++digit)
        row(std::to_string(digit), confusion.metrics(digit));
    row("mean", confusion.meanMetrics());
}

void writeSummary(std::ostream& out, const EvaluationResult& result) {
    const Evaluation& found = result.evaluation;
    const Interval interval = wilsonInterval(found.confusion.correct(), found.confusion.total());
    out << "figure,value\n"
        << "model," << csvField(result.classifier->model().info.name) << '\n'
        << "dataset," << csvField(result.datasetTitle.toStdString()) << '\n'
        << "images," << found.answers.size() << '\n'
        << "images in the dataset," << result.samples << '\n'
        << "accuracy," << found.confusion.accuracy() << '\n'
        << "accuracy 95 % low," << interval.low << '\n'
        << "accuracy 95 % high," << interval.high << '\n'
        << "loss," << found.loss << '\n'
        << "calibration error," << found.calibration.expectedError() << '\n'
        << "seconds," << found.seconds << '\n';
}

} // namespace

std::string metricsCsv(const EvaluationResult& result) {
    std::ostringstream out;
    out.imbue(std::locale::classic());
    writeMatrix(out, result.evaluation.confusion);
    out << '\n';
    writeMetrics(out, result.evaluation.confusion);
    out << '\n';
    writeSummary(out, result);
    return out.str();
}

QImage evaluationPicture(const EvaluationResult& result, ConfusionModel::Unit unit) {
    QWidget page;
    page.setAttribute(Qt::WA_DontShowOnScreen);
    auto* column = new QVBoxLayout(&page);
    constexpr int margin = sizes::kGroupGap;
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(sizes::kPageMargin);
    auto* summary = new EvaluationSummary(&page);
    auto* matrix = new ConfusionView(&page);
    column->addWidget(summary);
    column->addWidget(matrix, 1);
    summary->show(result);
    matrix->setMatrix(result.evaluation.confusion);
    matrix->setUnit(unit);
    matrix->hideControls();
    page.resize(kPictureSize);
    page.show();

    QImage picture(kPictureSize * kPictureScale, QImage::Format_RGB32);
    picture.setDevicePixelRatio(kPictureScale);
    picture.fill(currentPalette().window);
    page.render(&picture, {}, {}, QWidget::DrawChildren);
    return picture;
}

void exportEvaluation(const EvaluationResult& result, ExportKind kind, const std::filesystem::path& path,
                      ConfusionModel::Unit unit) {
    if (kind == ExportKind::Metrics) return writeFileAtomically(path, metricsCsv(result));
    if (kind == ExportKind::Predictions)
        return writeFileAtomically(path, predictionsCsv(result.evaluation, result.images()));
    QBuffer buffer;
    if (!evaluationPicture(result, unit).save(&buffer, "PNG"))
        throw Error(path.string(), "the picture cannot be made", "Export the CSV instead");
    const QByteArray& bytes = buffer.data();
    writeFileAtomically(path, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

QString proposedFileName(const EvaluationResult& result, ExportKind kind) {
    QString stem = (result.modelName() + "-" + result.datasetTitle).toLower();
    stem.replace(QRegularExpression("[^\\w.]+"), "-");
    switch (kind) {
        case ExportKind::Metrics:
            return stem + "-metrics.csv";
        case ExportKind::Predictions:
            return stem + "-predictions.csv";
        case ExportKind::Picture:
            return stem + "-confusion.png";
    }
    return stem;
}

} // namespace digitpad
