#include "app/commands/bench.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/commands/bench_report.h"
#include "app/commands/fma_peak.h"
#include "app/commands/inputs.h"
#include "app/commands/reading_bench.h"
#include "app/commands/recognition_load.h"
#include "app/commands/stopwatch.h"
#include "app/option_parser.h"
#include "app/usage_error.h"
#include "core/model/architectures.h"
#include "core/nn/footprint.h"

namespace digitpad {

namespace {

/// Floating-point operations of one image by the layers' definitions, a multiply-add counting as two.
struct DirectFlops {
    double inference = 0;
    double training = 0;
};

/// Inference: two for every multiply-add that `digitpad info` lists.  Training: three times that (forward,
/// the gradients of the weights, the gradients of the inputs) without the gradient of the first layer's
/// input, which nobody needs.  Pooling, activations and the optimiser count nothing.
DirectFlops directFlops(const Network& network) {
    double all = 0;
    double first = 0;
    for (const LayerSummary& layer : network.summary()) {
        const auto flops = 2 * static_cast<double>(layer.multiplyAdds);
        if (all == 0) first = flops;
        all += flops;
    }
    return {all, 3 * all - first};
}

Latency summed(const std::vector<double>& microseconds) {
    return {percentile(microseconds, 0.5), percentile(microseconds, 0.99)};
}

QStringList presets() {
    QStringList names;
    for (const std::string& name : architectureNames()) names << QString::fromStdString(name);
    return names;
}

void addOptions(OptionParser& parser) {
    parser.addOption("preset", "NAME", presets().join(", ") + "; reference otherwise.");
    parser.addOption(
        "model", "FILE",
        "A model file instead of a preset: its inference and latency; training is left out, since "
        "a file has no recipe.  With --read: the one to read with.");
    parser.addFlag(
        "read",
        "Measures instead how pictures are read, as `digitpad read` does it.  What is counted: milliseconds "
        "of a reading, from the decoded picture to its digits, decoding left out; the most memory of the "
        "whole process, from before the picture is decoded; pictures a second of all threads together.");
    parser.addOption("detector", "D",
                     "With --read: ONNX model that finds the digits; the shipped one otherwise.");
    parser.addOption("batch", "N", "Images a step; 64 otherwise.");
    parser.addOption("threads", "T",
                     "2 otherwise; with --read, pictures that are read at the same time, 1 otherwise.");
    parser.addOption("seconds", "S",
                     "Length of each of the measurements, two, four, or one a picture; 5 otherwise.");
    parser.addFlag("json", "Prints one JSON document.");
}

Load loadFrom(const OptionParser& parser) {
    Load load;
    load.batch = parser.integer("batch", 1, 4096).value_or(load.batch);
    load.threads = parser.integer("threads", 1, 256).value_or(load.threads);
    load.seconds = parser.number("seconds", 0.01, 600).value_or(load.seconds);
    return load;
}

Model untrained(const std::string& preset) {
    Model model;
    model.network = std::make_shared<const Network>(makeNetwork(preset, 1));
    return model;
}

TrainingReport measureTrainingOf(const std::string& preset, const Model& model, const Load& load) {
    TrainingReport report;
    report.speed = measureTraining(preset, load); // before all else, for its memory
    const auto classifier = std::make_shared<const Classifier>(model);
    report.recognition = summed(measureLatencyWhileTraining(preset, classifier, load));
    return report;
}

void measureInferenceOf(const Network& network, BenchReport& report) {
    const InferenceNetwork inference(network);
    report.inferImagesPerSecond = measureInference(inference, report.load);
    report.oneImage = summed(measureLatency(inference, report.load.seconds));

    const DirectFlops flops = directFlops(network);
    const double peak = report.peakFlops * report.load.threads;
    report.inferFlopShare = report.inferImagesPerSecond * flops.inference / peak;
    if (report.training)
        report.training->flopShare = report.training->speed.imagesPerSecond * flops.training / peak;
}

BenchReport measure(const OptionParser& parser, Console& console) {
    BenchReport report;
    report.load = loadFrom(parser);
    const auto file = parser.value("model");
    if (file && parser.isSet("preset")) throw UsageError("--model and --preset exclude each other.");
    const int preset = parser.choice("preset", presets()).value_or(0);
    report.networkKind = file ? "model" : "preset";
    report.network = file ? file->toStdString() : presets()[preset].toStdString();

    const Model model = file ? openModel(*file, console) : untrained(report.network);
    // A file may hold a network so large that a batch of it would fill the memory.
    if (file)
        report.load.batch =
            std::min(report.load.batch, imagesAtOnce(model.network->layers(), model.network->inputShape()));
    report.peakFlops = measureFmaPeak();
    if (!file) report.training = measureTrainingOf(report.network, model, report.load);
    measureInferenceOf(*model.network, report);
    return report;
}

} // namespace

int runBench(const QStringList& arguments, Console& console) {
    OptionParser parser(
        "bench [--preset reference | --model M.onnx | --read PICTURE...] [--batch 64] [--threads 2] [--json]",
        "Measures on made-up images how fast a network trains and infers, also as a share of what "
        "this machine's cores can multiply and add, and how long a drawing takes to be read while a "
        "training runs.");
    addOptions(parser);
    if (!parser.parse(arguments, console)) return 0;
    if (parser.isSet("read")) return runReadingBench(parser, console);
    if (parser.isSet("detector")) throw UsageError("--detector is for --read.");
    parser.files(0, 0);
    const BenchReport report = measure(parser, console);
    if (parser.isSet("json")) {
        console.printJson(toJson(report));
    } else {
        print(report, console);
    }
    return 0;
}

} // namespace digitpad
