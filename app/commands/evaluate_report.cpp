#include "app/commands/evaluate_report.h"

#include "core/metrics/interval.h"

namespace digitpad {

namespace {

using Json = nlohmann::ordered_json;

Json orNull(const std::optional<double>& share) {
    return share ? Json(*share) : Json(nullptr);
}

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

Json unread(const ConfusionMatrix& confusion) {
    Json counts = Json::array();
    for (int truth = 0; truth < confusion.classes(); ++truth) counts.push_back(confusion.unread(truth));
    return counts;
}

/// Null where there are no samples of the class.
Json toJson(const ClassMetrics& metrics) {
    const auto known = [&](double value) { return metrics.support > 0 ? Json(value) : Json(nullptr); };
    return {{"precision", known(metrics.precision)},
            {"recall", known(metrics.recall)},
            {"f1", known(metrics.f1)},
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

Json intervalOf(const ConfusionMatrix& confusion) {
    const Interval interval = wilsonInterval(confusion.correct(), confusion.total());
    return {{"low", interval.low}, {"high", interval.high}};
}

QString percent(double value) {
    return QString::number(100 * value, 'f', 2).rightJustified(9);
}

/// Dashes where there are no samples of the class.
QString shares(const ClassMetrics& metrics) {
    if (metrics.support == 0) return QString("-").rightJustified(9).repeated(3);
    return percent(metrics.precision) + percent(metrics.recall) + percent(metrics.f1);
}

QString metricsRow(const QString& name, const ClassMetrics& metrics) {
    return name.leftJustified(6) + shares(metrics) + QString::number(metrics.support).rightJustified(9);
}

void printMetrics(const ConfusionMatrix& confusion, Console& console) {
    console.print("");
    console.print("Class Precision   Recall       F1  Support");
    for (int label = 0; label < confusion.classes(); ++label)
        console.print(metricsRow(QString::number(label), confusion.metrics(label)));
    console.print(metricsRow("Mean", confusion.meanMetrics()));
}

void printConfusion(const ConfusionMatrix& confusion, Console& console) {
    const bool allRead = [&] {
        for (int label = 0; label < confusion.classes(); ++label)
            if (confusion.unread(label) > 0) return false;
        return true;
    }();
    QString header("True  ");
    for (int label = 0; label < confusion.classes(); ++label)
        header += QString::number(label).rightJustified(6);
    if (!allRead) header += "  unread";
    console.print("");
    console.print(QString("Confusion matrix: rows true, columns predicted") +
                  (allRead ? "" : ", unread were taken for several digits or none"));
    console.print(header);
    for (int truth = 0; truth < confusion.classes(); ++truth) {
        QString row = QString::number(truth).leftJustified(6);
        for (int predicted = 0; predicted < confusion.classes(); ++predicted)
            row += QString::number(confusion.count(truth, predicted)).rightJustified(6);
        if (!allRead) row += QString::number(confusion.unread(truth)).rightJustified(8);
        console.print(row);
    }
}

QString shareLine(const QString& what, const Tally& tally, std::int64_t part) {
    const Interval interval = wilsonInterval(part, tally.count);
    return QString("%1 %2 % of %3 (95 % interval %4 to %5)")
        .arg(what)
        .arg(100 * static_cast<double>(part) / static_cast<double>(tally.count), 0, 'f', 2)
        .arg(tally.count)
        .arg(100 * interval.low, 0, 'f', 2)
        .arg(100 * interval.high, 0, 'f', 2);
}

void printDigits(const Evaluation& evaluation, Console& console) {
    console.print("Accuracy " + accuracyText(evaluation.confusion));
    console.print(
        shareLine("Accepted", evaluation.digits, evaluation.digits.count - evaluation.digits.rejected));
    console.print(QString("Loss %1, calibration error %2 %")
                      .arg(evaluation.loss, 0, 'f', 4)
                      .arg(100 * evaluation.calibration.expectedError(), 0, 'f', 2));
}

} // namespace

Json toJson(const Evaluation& evaluation, const ModelInfo& model) {
    const ConfusionMatrix& confusion = evaluation.confusion;
    const bool digits = confusion.total() > 0;
    return {{"model", model.name},
            {"data", evaluation.images->name()},
            {"count", confusion.total()},
            {"accuracy", orNull(evaluation.digits.rightShare())},
            {"interval", digits ? intervalOf(confusion) : Json(nullptr)},
            {"accepted", orNull(evaluation.digits.acceptedShare())},
            {"nonDigits", evaluation.nonDigits.count},
            {"rejectedNonDigits", orNull(evaluation.nonDigits.rejectedShare())},
            {"numbers", evaluation.numbers.count},
            {"numberAccuracy", orNull(evaluation.numbers.rightShare())},
            {"loss", digits ? Json(evaluation.loss) : Json(nullptr)},
            {"calibrationError", digits ? Json(evaluation.calibration.expectedError()) : Json(nullptr)},
            {"threshold", model.threshold},
            {"seconds", evaluation.seconds},
            {"confusion", confusionRows(confusion)},
            {"unread", unread(confusion)},
            {"perClass", perClass(confusion)},
            {"mean", toJson(confusion.meanMetrics())},
            {"notes", evaluation.notes}};
}

void printEvaluation(const Evaluation& evaluation, const ModelInfo& model, Console& console) {
    const Tally& nonDigits = evaluation.nonDigits;
    const Tally& numbers = evaluation.numbers;
    console.print(
        QString("%1 on %2, %3 samples in %4 s")
            .arg(QString::fromStdString(model.name), QString::fromStdString(evaluation.images->name()),
                 QString::number(evaluation.answers.size()), QString::number(evaluation.seconds, 'f', 1)));
    if (evaluation.digits.count > 0) printDigits(evaluation, console);
    if (nonDigits.count > 0) console.print(shareLine("Not digits: rejected", nonDigits, nonDigits.rejected));
    if (numbers.count > 0) console.print(shareLine("Whole numbers right", numbers, numbers.right));
    if (evaluation.digits.count == 0) return;
    printMetrics(evaluation.confusion, console);
    printConfusion(evaluation.confusion, console);
}

QString accuracyText(const ConfusionMatrix& confusion) {
    const Interval interval = wilsonInterval(confusion.correct(), confusion.total());
    return QString("%1 % (95 % interval %2 to %3)")
        .arg(100 * confusion.accuracy(), 0, 'f', 2)
        .arg(100 * interval.low, 0, 'f', 2)
        .arg(100 * interval.high, 0, 'f', 2);
}

} // namespace digitpad
