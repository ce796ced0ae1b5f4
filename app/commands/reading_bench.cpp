#include "app/commands/reading_bench.h"

#include <nlohmann/json.hpp>

#include "app/commands/reading_speed.h"
#include "app/usage_error.h"
#include "core/error.h"
#include "core/nn/kernels/kernels.h"
#include "ui/paths.h"

namespace digitpad {

namespace {

using Json = nlohmann::ordered_json;

Json orNull(const std::optional<double>& value) {
    return value ? Json(*value) : Json();
}

/// Nulls where there are none.
void addFigures(const std::optional<ReadingFigures>& figures, Json& json) {
    json["millisecondsP50"] = figures ? Json(figures->p50) : Json();
    json["millisecondsP99"] = figures ? Json(figures->p99) : Json();
    json["peakResidentMiB"] = figures ? orNull(figures->peakResidentMiB) : Json();
    json["picturesPerSecond"] = figures ? Json(figures->picturesPerSecond) : Json();
}

Json toJson(const PictureSpeed& picture) {
    Json json{{"file", bytesOf(picture.file)},
              {"width", picture.width},
              {"height", picture.height},
              {"digits", picture.digits},
              {"readings", picture.milliseconds.size()}};
    addFigures(picture.figures, json);
    return json;
}

Json toJson(const std::vector<PictureSpeed>& pictures, const ReadingLoad& load) {
    Json json{{"threads", load.threads}, {"cpuLevel", kernelLevel().name}};
    addFigures(pictures.empty() ? std::nullopt : std::optional(inAll(pictures)), json);
    json["pictures"] = Json::array();
    for (const PictureSpeed& picture : pictures) json["pictures"].push_back(toJson(picture));
    return json;
}

void printRow(const QStringList& columns, const QString& picture, Console& console) {
    constexpr int kWidth = 12;
    QString line;
    for (const QString& column : columns) line += column.rightJustified(kWidth);
    console.print(line + "  " + picture);
}

void print(const ReadingFigures& figures, const QString& picture, Console& console) {
    const auto number = [](double value) { return QString::number(value, 'f', 1); };
    const QString memory = figures.peakResidentMiB ? number(*figures.peakResidentMiB) : QString("unknown");
    printRow({number(figures.p50), number(figures.p99), number(figures.picturesPerSecond), memory}, picture,
             console);
}

QString inWords(const PictureSpeed& picture) {
    return QString("%1, %2x%3, digits: %4")
        .arg(QString::fromStdString(printableName(picture.file)))
        .arg(picture.width)
        .arg(picture.height)
        .arg(picture.digits);
}

void printHead(const ReadingLoad& load, Console& console) {
    console.print(QString("threads: %1, CPU level %2").arg(load.threads).arg(kernelLevel().name));
    printRow({"median ms", "99th % ms", "pictures/s", "peak MiB"}, "picture", console);
}

void refuseOthers(const OptionParser& parser) {
    for (const char* name : {"preset", "batch"})
        if (parser.isSet(name))
            throw UsageError(std::string("--read and --") + name + " exclude each other.");
}

} // namespace

int runReadingBench(const OptionParser& parser, Console& console) {
    refuseOthers(parser);
    const QStringList files = parser.files(1, INT_MAX);
    ReadingLoad load;
    load.threads = parser.integer("threads", 1, 256).value_or(load.threads);
    load.seconds = parser.number("seconds", 0.01, 600).value_or(load.seconds);
    const bool json = parser.isSet("json");
    const ReadingModels models = chosenReadingModels(parser, console);
    if (!json) printHead(load, console);
    std::vector<PictureSpeed> pictures;
    for (qsizetype i = 0; i < files.size(); ++i) {
        console.showProgress(static_cast<double>(i) / static_cast<double>(files.size()),
                             QString::fromStdString(printableName(files[i])));
        try {
            pictures.push_back(measureReading(files[i], models, load));
            if (!json) print(pictures.back().figures, inWords(pictures.back()), console);
        } catch (const Error& error) { // one bad picture does not keep the others from being measured
            console.complain(QString::fromUtf8(error.what()));
        }
    }
    console.clearProgress();
    if (json) {
        console.printJson(toJson(pictures, load));
    } else if (pictures.size() > 1) {
        print(inAll(pictures), "in all, each read equally often", console);
    }
    return pictures.size() == static_cast<std::size_t>(files.size()) ? 0 : 1;
}

} // namespace digitpad
