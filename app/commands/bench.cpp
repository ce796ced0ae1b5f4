#include "app/commands/bench.h"

#include <nlohmann/json.hpp>

#include "app/commands/throughput.h"
#include "app/option_parser.h"
#include "core/model/architectures.h"

namespace digitpad {

namespace {

nlohmann::ordered_json toJson(const BenchOptions& options, const BenchResult& result) {
    return {{"preset", options.preset},
            {"batch", options.batch},
            {"threads", options.threads},
            {"trainImagesPerSecond", result.trainImagesPerSecond},
            {"inferImagesPerSecond", result.inferImagesPerSecond},
            {"latencyMicrosecondsP50", result.latencyMicrosecondsP50},
            {"latencyMicrosecondsP99", result.latencyMicrosecondsP99}};
}

void print(const BenchOptions& options, const BenchResult& result, Console& console) {
    console.print(QString("%1, batch %2, %3 threads")
                      .arg(QString::fromStdString(options.preset))
                      .arg(options.batch)
                      .arg(options.threads));
    console.print(QString("Training   %1 images/s").arg(result.trainImagesPerSecond, 9, 'f', 0));
    console.print(QString("Inference  %1 images/s").arg(result.inferImagesPerSecond, 9, 'f', 0));
    console.print(QString("One image  %1 us median, %2 us 99th percentile, one thread")
                      .arg(result.latencyMicrosecondsP50, 9, 'f', 0)
                      .arg(result.latencyMicrosecondsP99, 0, 'f', 0));
}

} // namespace

int runBench(const QStringList& arguments, Console& console) {
    OptionParser parser("bench [--preset reference] [--batch 64] [--threads 2] [--json]",
                        "Measures training and inference speed on made-up images.");
    QStringList presets;
    for (const std::string& name : architectureNames()) presets << QString::fromStdString(name);
    parser.addOption("preset", "NAME", presets.join(", ") + "; reference otherwise.");
    parser.addOption("batch", "N", "Images a step; 64 otherwise.");
    parser.addOption("threads", "T", "2 otherwise.");
    parser.addOption("seconds", "S", "Length of each of the three measurements; 5 otherwise.");
    parser.addFlag("json", "Prints one JSON document.");
    if (!parser.parse(arguments, console)) return 0;
    parser.files(0, 0);
    BenchOptions options;
    if (const auto preset = parser.choice("preset", presets)) options.preset = presets[*preset].toStdString();
    options.batch = parser.integer("batch", 1, 4096).value_or(options.batch);
    options.threads = parser.integer("threads", 1, 256).value_or(options.threads);
    options.seconds = parser.number("seconds", 0.01, 600).value_or(options.seconds);

    const BenchResult result = measureThroughput(options);
    if (parser.isSet("json")) {
        console.printJson(toJson(options, result));
    } else {
        print(options, result, console);
    }
    return 0;
}

} // namespace digitpad
