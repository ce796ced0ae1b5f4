#include "app/commands/evaluate.h"

#include <functional>

#include "app/commands/inputs.h"
#include "core/atomic_file.h"
#include "core/training/predictions_csv.h"
#include "ui/paths.h"
#include "ui/picture_file.h"

namespace digitpad {

namespace {

const char* const kDescription =
    "Measures a model on labelled data.\n"
    "Pictures and pen strokes are read as the window and `digitpad read` read them; a label of several "
    "digits "
    "is a number that must be read whole, any other label that is not a digit is something to be rejected. "
    "Pen strokes are first put on the canvas: a number so large that its digits are typically 280 canvas "
    "pixels high, everything else so that its longer side is 280. IDX and CSV hold framed images, which the "
    "network is shown as they are.";

void addOptions(OptionParser& parser) {
    parser.addOption("data", "PATH",
                     "Dataset: an IDX folder, CSV, class folders, labels.csv or pen strokes.");
    parser.addOption("part", "PART", "train or test, where the dataset has both; test otherwise.");
    addReadingOptions(parser);
    parser.addOption("model", "M", "ONNX model to evaluate; the shipped one otherwise.");
    parser.addOption("threads", "T", "Threads to use; one a core otherwise.");
    parser.addOption("predictions", "OUT.csv", "Writes what each sample was read as.");
    parser.addFlag("json", "Prints one JSON document.");
}

/// `evaluate` with options that draw the progress bar.
Evaluation withProgress(int threads, Console& console,
                        const std::function<Evaluation(const EvaluationOptions&)>& evaluate) {
    EvaluationOptions options;
    options.threads = threads;
    options.progress = [&](std::size_t done, std::size_t total) {
        console.showProgress(static_cast<double>(done) / static_cast<double>(total),
                             QString("evaluating, sample %1 of %2").arg(done).arg(total));
    };
    Evaluation evaluation = evaluate(options);
    console.clearProgress();
    return evaluation;
}

} // namespace

void addReadingOptions(OptionParser& parser) {
    parser.addOption("pen-width", "W",
                     QString("Width of the canvas pen for pen strokes, in canvas pixels; %1 otherwise.")
                         .arg(PenOptions{}.penWidth));
    addDetectorOption(parser);
    parser.addFlag("held-out", "Only the writers that training leaves out.");
}

SampleReader sampleReader(const OptionParser& parser) {
    SampleReader reader{loadPicture};
    if (const auto width = parser.number("pen-width", 1, 200))
        reader.pen.penWidth = static_cast<float>(*width);
    reader.detector = chosenDetector(parser);
    return reader;
}

EvaluationData evaluationData(const OptionParser& parser, const QString& path, DatasetPart part,
                              Console& console) {
    EvaluationData data = openEvaluationData(toPath(path), part, openingWith(console));
    console.clearProgress();
    tell(data.notes(), console);
    return parser.isSet("held-out") ? data.heldOut() : data;
}

Evaluation evaluateWithProgress(const Classifier& classifier, const Dataset& data, int threads,
                                Console& console) {
    return withProgress(threads, console, [&](const EvaluationOptions& options) {
        return evaluate(classifier, data, options);
    });
}

Evaluation evaluateWithProgress(const Classifier& classifier, const EvaluationData& data,
                                const SampleReader& reader, int threads, Console& console) {
    return withProgress(threads, console, [&](const EvaluationOptions& options) {
        return data.evaluate(classifier, reader, options);
    });
}

int runEvaluate(const QStringList& arguments, Console& console) {
    OptionParser parser(
        "evaluate --data PATH [--model M] [--detector D] [--pen-width W] [--predictions OUT.csv] [--json]",
        kDescription);
    addOptions(parser);
    if (!parser.parse(arguments, console)) return 0;
    parser.files(0, 0);
    const QString path = parser.required("data");
    const bool train = parser.choice("part", {"test", "train"}).value_or(0) == 1;
    const int threads = parser.integer("threads", 0, 256).value_or(0);
    const SampleReader reader = sampleReader(parser);
    const auto predictions = parser.value("predictions");
    requireWritable(parser, {"predictions"}, {"data", "model"});

    const Classifier classifier(chosenModel(parser, console));
    const EvaluationData data =
        evaluationData(parser, path, train ? DatasetPart::Train : DatasetPart::Test, console);
    const Evaluation evaluation = evaluateWithProgress(classifier, data, reader, threads, console);
    tell(std::span(evaluation.notes).subspan(data.notes().size()), console);
    if (predictions)
        writeFileAtomically(toPath(*predictions), predictionsCsv(evaluation, *evaluation.images));
    const ModelInfo& model = classifier.model().info;
    if (parser.isSet("json")) {
        console.printJson(toJson(evaluation, model));
    } else {
        printEvaluation(evaluation, model, console);
    }
    return 0;
}

} // namespace digitpad
