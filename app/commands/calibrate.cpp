#include "app/commands/calibrate.h"

#include <nlohmann/json.hpp>

#include "app/commands/evaluate.h"
#include "app/commands/inputs.h"
#include "core/model/onnx_file.h"
#include "core/training/model_calibration.h"
#include "ui/paths.h"

namespace digitpad {

namespace {

constexpr double kUsualAcceptance = 0.99;

const char* const kDescription =
    "Fits a model to data that it was not trained on, and writes it as a new file: the temperature, so that "
    "of the answers given with 90 % nine in ten are right (temperature scaling, to the least calibration "
    "error), and the threshold below which an answer is rejected, so that a given share of the digits is "
    "accepted. --data may be given several times. Samples that are not digits only show what the threshold "
    "gains.";

void addOptions(OptionParser& parser) {
    parser.addOption("data", "PATH", "Labelled data, as evaluate takes it; may be given several times.");
    parser.addOption("part", "PART", "train or test, where the dataset has both; test otherwise.");
    addReadingOptions(parser);
    parser.addOption("model", "M", "ONNX model to calibrate.");
    parser.addOption("out", "M2.onnx", "The model file to write.");
    parser.addOption("accept", "SHARE",
                     QString("Share of the digits to accept, 0.5 to 1; %1 otherwise.").arg(kUsualAcceptance));
    parser.addOption(
        "digit-odds", "K",
        "Multiplies the odds of a digit against \"not a digit\" that the model has, before it is fitted, "
        "0.01 to 100: training shows more of what is no digit than people write.");
    parser.addOption("threads", "T", "Threads to use; one a core otherwise.");
    parser.addFlag("json", "Prints one JSON document.");
}

/// What all evaluations found together.
struct Findings {
    Tally digits, nonDigits;
    Calibration calibration;
    std::vector<std::string> notes; ///< of all data

    explicit Findings(const std::vector<Evaluation>& evaluations) {
        for (const Evaluation& evaluation : evaluations) {
            digits.merge(evaluation.digits);
            nonDigits.merge(evaluation.nonDigits);
            calibration.merge(evaluation.calibration);
            notes.insert(notes.end(), evaluation.notes.begin(), evaluation.notes.end());
        }
    }
};

nlohmann::ordered_json toJson(const ModelInfo& info, const Findings& found) {
    using Json = nlohmann::ordered_json;
    const auto orNull = [](const std::optional<double>& share) {
        return share ? Json(*share) : Json(nullptr);
    };
    return {{"temperature", info.temperature},
            {"threshold", info.threshold},
            {"count", found.digits.count},
            {"accuracy", orNull(found.digits.rightShare())},
            {"accepted", orNull(found.digits.acceptedShare())},
            {"nonDigits", found.nonDigits.count},
            {"rejectedNonDigits", orNull(found.nonDigits.rejectedShare())},
            {"calibrationError", found.calibration.expectedError()},
            {"notes", found.notes}};
}

void print(const ModelInfo& info, const Findings& found, Console& console) {
    console.print(QString("Temperature %1, threshold %2").arg(info.temperature).arg(info.threshold));
    console.print(QString("Accepts %1 % of %2 digits, calibration error %3 %")
                      .arg(100 * found.digits.acceptedShare().value_or(0), 0, 'f', 2)
                      .arg(found.digits.count)
                      .arg(100 * found.calibration.expectedError(), 0, 'f', 2));
    if (found.nonDigits.count == 0) return;
    console.print(QString("Rejects %1 % of %2 samples that are not digits")
                      .arg(100 * found.nonDigits.rejectedShare().value_or(0), 0, 'f', 2)
                      .arg(found.nonDigits.count));
}

} // namespace

int runCalibrate(const QStringList& arguments, Console& console) {
    OptionParser parser(
        "calibrate --data PATH... --model M.onnx --out M2.onnx [--accept 0.99] [--digit-odds K] [--held-out] "
        "[--json]",
        kDescription);
    addOptions(parser);
    if (!parser.parse(arguments, console)) return 0;
    parser.files(0, 0);
    const QStringList paths = parser.requiredValues("data");
    parser.required("model");
    const QString out = parser.required("out");
    const double accept = parser.number("accept", 0.5, 1).value_or(kUsualAcceptance);
    const std::optional<double> odds = parser.number("digit-odds", 0.01, 100);
    const bool train = parser.choice("part", {"test", "train"}).value_or(0) == 1;
    const int threads = parser.integer("threads", 0, 256).value_or(0);
    const SampleReader reader = sampleReader(parser);
    requireWritable(parser, {"out"}, {"data", "model"});

    const Model chosen = chosenModel(parser, console);
    const Model model = odds ? withDigitOdds(chosen, *odds) : chosen;
    std::vector<EvaluationData> data;
    data.reserve(static_cast<std::size_t>(paths.size()));
    for (const QString& path : paths)
        data.push_back(evaluationData(parser, path, train ? DatasetPart::Train : DatasetPart::Test, console));
    const EvaluateAll evaluateAll = [&](const Classifier& classifier) {
        std::vector<Evaluation> evaluations;
        evaluations.reserve(data.size());
        for (const EvaluationData& each : data)
            evaluations.push_back(evaluateWithProgress(classifier, each, reader, threads, console));
        return evaluations;
    };
    const Model fitted = calibrated(model, accept, evaluateAll);
    const std::vector<Evaluation> last = evaluateAll(Classifier(fitted));
    const Findings found(last);
    for (std::size_t i = 0; i < last.size(); ++i)
        tell(std::span(last[i].notes).subspan(data[i].notes().size()), console);
    writeOnnx(fitted, toPath(out));
    if (parser.isSet("json")) {
        console.printJson(toJson(fitted.info, found));
    } else {
        print(fitted.info, found, console);
    }
    return 0;
}

} // namespace digitpad
