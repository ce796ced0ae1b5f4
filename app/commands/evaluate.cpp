#include "app/commands/evaluate.h"

#include <nlohmann/json.hpp>

#include "app/commands/inputs.h"
#include "core/atomic_file.h"
#include "core/metrics/interval.h"
#include "core/training/predictions_csv.h"
#include "ui/paths.h"

namespace digitpad {

namespace {

using Json = nlohmann::ordered_json;

Json confusionRows(const ConfusionMatrix& confusion) {
    Json rows = Json::array();
    for (int truth = 0; truth < confusion.classes(); ++truth) {
        Json row = Json::array();
        for (int predicted = 0; predicted < confusion.classes(); ++predicted) {
            row.push_back(confusion.count(truth, predicted));
        }
        rows.push_back(row);
    }
    return rows;
}

Json toJson(const ClassMetrics& metrics) {
    return {{"precision", metrics.precision},
            {"recall", metrics.recall},
            {"f1", metrics.f1},
            {"support", metrics.support}};
}

Json perClass(const ConfusionMatrix& confusion) {
    Json classes = Json::array();
    for (int label = 0; label < confusion.classes(); ++label) {
        Json entry{{"class", std::to_string(label)}};
        entry.update(toJson(confusion.metrics(label)));
        classes.push_back(entry);
    }
    return classes;
}

Json toJson(const Evaluation& evaluation, const ModelInfo& model, const Dataset& data) {
    const ConfusionMatrix& confusion = evaluation.confusion;
    const Interval interval = wilsonInterval(confusion.correct(), confusion.total());
    return {{"model", model.name},
            {"data", data.name()},
            {"count", confusion.total()},
            {"accuracy", confusion.accuracy()},
            {"interval", {{"low", interval.low}, {"high", interval.high}}},
            {"loss", evaluation.loss},
            {"calibrationError", evaluation.calibration.expectedError()},
            {"seconds", evaluation.seconds},
            {"confusion", confusionRows(confusion)},
            {"perClass", perClass(confusion)},
            {"mean", toJson(confusion.meanMetrics())}};
}

QString percent(double value) {
    return QString::number(100 * value, 'f', 2).rightJustified(9);
}

QString metricsRow(const QString& name, const ClassMetrics& metrics) {
    return name.leftJustified(6) + percent(metrics.precision) + percent(metrics.recall) +
           percent(metrics.f1) + QString::number(metrics.support).rightJustified(9);
}

void printConfusion(const ConfusionMatrix& confusion, Console& console) {
    QString header("True  ");
    for (int label = 0; label < confusion.classes(); ++label)
        header += QString::number(label).rightJustified(6);
    console.print("\nConfusion matrix: rows true, columns predicted\n" + header);
    for (int truth = 0; truth < confusion.classes(); ++truth) {
        QString row = QString::number(truth).leftJustified(6);
        for (int predicted = 0; predicted < confusion.classes(); ++predicted) {
            row += QString::number(confusion.count(truth, predicted)).rightJustified(6);
        }
        console.print(row);
    }
}

void print(const Evaluation& evaluation, const ModelInfo& model, const Dataset& data, Console& console) {
    const ConfusionMatrix& confusion = evaluation.confusion;
    console.print(QString("%1 on %2, %3 images")
                      .arg(QString::fromStdString(model.name), QString::fromStdString(data.name()))
                      .arg(confusion.total()));
    console.print("Accuracy " + accuracyText(confusion));
    console.print(QString("Loss %1, calibration error %2 %, %3 s")
                      .arg(evaluation.loss, 0, 'f', 4)
                      .arg(100 * evaluation.calibration.expectedError(), 0, 'f', 2)
                      .arg(evaluation.seconds, 0, 'f', 1));
    console.print("\nClass Precision   Recall       F1  Support");
    for (int label = 0; label < confusion.classes(); ++label) {
        console.print(metricsRow(QString::number(label), confusion.metrics(label)));
    }
    console.print(metricsRow("Mean", confusion.meanMetrics()));
    printConfusion(confusion, console);
}

void addOptions(OptionParser& parser) {
    parser.addOption("data", "PATH",
                     "Dataset: an IDX folder, CSV, class folders, labels.csv or pen strokes.");
    parser.addOption("part", "PART", "train or test, where the dataset has both; test otherwise.");
    parser.addOption("model", "M", "ONNX model to evaluate; the shipped one otherwise.");
    parser.addOption("threads", "T", "Threads to use; one a core otherwise.");
    parser.addOption("predictions", "OUT.csv", "Writes what was predicted for each image.");
    parser.addFlag("json", "Prints one JSON document.");
}

} // namespace

QString accuracyText(const ConfusionMatrix& confusion) {
    const Interval interval = wilsonInterval(confusion.correct(), confusion.total());
    return QString("%1 % (95 % interval %2 to %3)")
        .arg(100 * confusion.accuracy(), 0, 'f', 2)
        .arg(100 * interval.low, 0, 'f', 2)
        .arg(100 * interval.high, 0, 'f', 2);
}

Evaluation evaluateWithProgress(const Classifier& classifier, const Dataset& data, int threads,
                                Console& console) {
    EvaluationOptions options;
    options.threads = threads;
    options.progress = [&](std::size_t done, std::size_t total) {
        console.showProgress(static_cast<double>(done) / static_cast<double>(total),
                             QString("evaluating, image %1 of %2").arg(done).arg(total));
    };
    Evaluation evaluation = evaluate(classifier, data, options);
    console.clearProgress();
    return evaluation;
}

int runEvaluate(const QStringList& arguments, Console& console) {
    OptionParser parser("evaluate --data PATH [--model M] [--predictions OUT.csv] [--json]",
                        "Measures a model on a labelled dataset.");
    addOptions(parser);
    if (!parser.parse(arguments, console)) return 0;
    parser.files(0, 0);
    const QString path = parser.required("data");
    const bool train = parser.choice("part", {"test", "train"}).value_or(0) == 1;
    const int threads = parser.integer("threads", 0, 256).value_or(0);
    const auto predictions = parser.value("predictions");
    requireWritable(parser, {"predictions"}, {"data", "model"});

    const Classifier classifier(chosenModel(parser));
    const Dataset data = openData(path, train ? DatasetPart::Train : DatasetPart::Test);
    const Evaluation evaluation = evaluateWithProgress(classifier, data, threads, console);
    if (predictions) writeFileAtomically(toPath(*predictions), predictionsCsv(evaluation, data));
    if (parser.isSet("json")) {
        console.printJson(toJson(evaluation, classifier.model().info, data));
    } else {
        print(evaluation, classifier.model().info, data, console);
    }
    return 0;
}

} // namespace digitpad
