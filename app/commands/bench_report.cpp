#include "app/commands/bench_report.h"

#include <nlohmann/json.hpp>

#include "core/nn/kernels/kernels.h"

namespace digitpad {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kGiga = 1e9;

void printLine(Console& console, const QString& name, const QString& value, const QString& more = {}) {
    constexpr int kNameWidth = 26;
    constexpr int kValueWidth = 18;
    const QString line = name.leftJustified(kNameWidth) + value.rightJustified(kValueWidth);
    console.print(more.isEmpty() ? line : line + "   " + more);
}

QString threads(int count) {
    return count == 1 ? QString("1 thread") : QString("%1 threads").arg(count);
}

QString rate(double imagesPerSecond) {
    return QString::number(imagesPerSecond, 'f', 0) + " images/s";
}

QString share(double flopShare) {
    return QString("%1 % of the peak, counting direct FLOPs").arg(100 * flopShare, 3, 'f', 0);
}

QString median(const Latency& latency) {
    return QString::number(latency.p50, 'f', 0) + " us  ";
}

QString slowest(const Latency& latency, const QString& how) {
    return QString("median, %1 us 99th percentile, %2").arg(latency.p99, 0, 'f', 0).arg(how);
}

void printMemory(const ResidentMemory& memory, Console& console) {
    printLine(console, "Memory after training", QString::number(memory.now, 'f', 0) + " MiB  ",
              QString("resident, %1 MiB at most").arg(memory.most, 0, 'f', 0));
}

} // namespace

nlohmann::ordered_json toJson(const BenchReport& report) {
    Json json{{report.networkKind, report.network},
              {"batch", report.load.batch},
              {"threads", report.load.threads},
              {"cpuLevel", kernelLevel().name},
              {"peakGflopsPerCore", report.peakFlops / kGiga}};
    if (report.training) {
        const TrainingReport& training = *report.training;
        const std::optional<ResidentMemory>& memory = training.speed.memory;
        json["trainImagesPerSecond"] = training.speed.imagesPerSecond;
        json["trainDirectFlopShare"] = training.flopShare;
        json["trainResidentMiB"] = memory ? Json(memory->now) : Json();
        json["trainPeakResidentMiB"] = memory ? Json(memory->most) : Json();
        json["latencyWhileTrainingMicrosecondsP50"] = training.recognition.p50;
        json["latencyWhileTrainingMicrosecondsP99"] = training.recognition.p99;
    }
    json["inferImagesPerSecond"] = report.inferImagesPerSecond;
    json["inferDirectFlopShare"] = report.inferFlopShare;
    json["latencyMicrosecondsP50"] = report.oneImage.p50;
    json["latencyMicrosecondsP99"] = report.oneImage.p99;
    return json;
}

void print(const BenchReport& report, Console& console) {
    console.print(QString("%1, batch %2, %3, CPU level %4")
                      .arg(QString::fromStdString(report.network), QString::number(report.load.batch),
                           threads(report.load.threads), kernelLevel().name));
    console.print("");
    printLine(console, "Peak", QString::number(report.peakFlops / kGiga, 'f', 1) + " GFLOP/s ",
              "multiply-adds of one core");
    if (report.training) {
        const TrainingReport& training = *report.training;
        printLine(console, "Training", rate(training.speed.imagesPerSecond), share(training.flopShare));
        if (training.speed.memory) printMemory(*training.speed.memory, console);
    }
    printLine(console, "Inference", rate(report.inferImagesPerSecond), share(report.inferFlopShare));
    printLine(console, "One image", median(report.oneImage), slowest(report.oneImage, "one thread"));
    if (report.training)
        printLine(console, "Drawing during training", median(report.training->recognition),
                  slowest(report.training->recognition, "strokes to probabilities"));
}

} // namespace digitpad
