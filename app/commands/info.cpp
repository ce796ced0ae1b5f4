#include "app/commands/info.h"

#include <QLocale>
#include <nlohmann/json.hpp>

#include "app/commands/inputs.h"
#include "core/model/onnx_file.h"
#include "core/nn/kernels/kernels.h"
#include "ui/bundled.h"
#include "ui/paths.h"

namespace digitpad {

namespace {

using Json = nlohmann::ordered_json;

struct Totals {
    std::size_t parameters = 0;
    std::int64_t multiplyAdds = 0;
};

Totals totalsOf(const std::vector<LayerSummary>& layers) {
    Totals totals;
    for (const LayerSummary& layer : layers) {
        totals.parameters += layer.parameters;
        totals.multiplyAdds += layer.multiplyAdds;
    }
    return totals;
}

std::vector<std::string> usableLevels() {
    std::vector<std::string> names;
    for (const KernelLevel& level : kernelLevels())
        if (level.runsHere) names.emplace_back(level.name);
    return names;
}

Json toJson(const Shape& shape) {
    return {{"height", shape.height}, {"width", shape.width}, {"channels", shape.channels}};
}

Json toJson(const Model& model) {
    const ModelInfo& info = model.info;
    const auto summary = model.network->summary();
    const Totals totals = totalsOf(summary);
    Json layers = Json::array();
    for (const LayerSummary& layer : summary) {
        layers.push_back({{"layer", layer.description},
                          {"output", toJson(layer.output)},
                          {"parameters", layer.parameters},
                          {"multiplyAdds", layer.multiplyAdds}});
    }
    return {{"name", info.name},
            {"task", info.task == ModelTask::Detect ? "detect" : "classify"},
            {"architecture", info.architecture},
            {"classes", info.classes},
            {"temperature", info.temperature},
            {"threshold", info.threshold},
            {"testAccuracy", info.testAccuracy ? Json(*info.testAccuracy) : Json()},
            {"date", info.date},
            {"training", info.training},
            {"normalisation", info.normalisation.empty() ? Json() : Json(info.normalisation)},
            {"input", toJson(model.network->inputShape())},
            {"layers", layers},
            {"parameters", totals.parameters},
            {"multiplyAdds", totals.multiplyAdds},
            {"cpuLevel", kernelLevel().name},
            {"cpuLevels", usableLevels()}};
}

QString row(const QString& layer, const QString& output, const QString& parameters,
            const QString& multiplyAdds) {
    return layer.leftJustified(34) + output.leftJustified(12) + parameters.rightJustified(12) +
           multiplyAdds.rightJustified(16);
}

QString grouped(qlonglong number) {
    return QLocale(QLocale::English).toString(number);
}

void printLayers(const Network& network, Console& console) {
    const auto summary = network.summary();
    console.print(row("Layer", "Output", "Parameters", "Multiply-adds"));
    for (const LayerSummary& layer : summary) {
        console.print(row(QString::fromStdString(layer.description),
                          QString::fromStdString(toString(layer.output)),
                          grouped(static_cast<qlonglong>(layer.parameters)), grouped(layer.multiplyAdds)));
    }
    const Totals totals = totalsOf(summary);
    console.print(
        row("Total", "", grouped(static_cast<qlonglong>(totals.parameters)), grouped(totals.multiplyAdds)));
}

void printLevels(Console& console) {
    QStringList names;
    for (const std::string& name : usableLevels()) names << QString::fromStdString(name);
    console.print(QString("Computes with %1; this CPU runs %2").arg(kernelLevel().name, names.join(", ")));
}

void print(const Model& model, Console& console) {
    const ModelInfo& info = model.info;
    console.print(QString::fromStdString(info.name));
    if (!info.architecture.empty())
        console.print("Architecture: " + QString::fromStdString(info.architecture));
    if (info.testAccuracy) {
        console.print(QString("Accuracy on its test set: %1 %").arg(100 * *info.testAccuracy, 0, 'f', 2));
    }
    if (!info.normalisation.empty()) console.print("Input: " + QString::fromStdString(info.normalisation));
    if (!info.date.empty()) console.print("Date: " + QString::fromStdString(info.date));
    console.print("");
    printLayers(*model.network, console);
    if (!info.training.empty()) {
        console.print("");
        console.print("Training");
    }
    for (const auto& [name, value] : info.training) {
        console.print("  " + QString::fromStdString(name).leftJustified(22) + QString::fromStdString(value));
    }
    console.print("");
    printLevels(console);
}

/// A classifier or a detector.
Model anyModel(const QString& file, Console& console) {
    if (taskOf(toPath(file)) == ModelTask::Detect) return readOnnx(toPath(file), ModelTask::Detect);
    return openModel(file, console);
}

} // namespace

int runInfo(const QStringList& arguments, Console& console) {
    OptionParser parser(
        "info [M.onnx] [--json]",
        "Shows a model's layers, their output shapes, parameters and multiply-adds, and where it "
        "came from; the shipped model where no file is given. Also the instructions of the CPU that are "
        "used; "
        "DIGITPAD_CPU_LEVEL in the environment chooses others.");
    parser.addFlag("json", "Prints one JSON document.");
    if (!parser.parse(arguments, console)) return 0;
    const QStringList files = parser.files(0, 1);
    const Model model = files.isEmpty() ? shippedModel() : anyModel(files.first(), console);
    if (parser.isSet("json")) {
        console.printJson(toJson(model));
    } else {
        print(model, console);
    }
    return 0;
}

} // namespace digitpad
