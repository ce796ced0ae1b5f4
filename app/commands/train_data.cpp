#include "app/commands/train_data.h"

#include "app/commands/inputs.h"
#include "app/usage_error.h"
#include "core/preprocess/sample_renderers.h"
#include "core/training/training_sources.h"
#include "ui/paths.h"
#include "ui/picture_file.h"

namespace digitpad {

namespace {

constexpr int kMostMade = 10'000'000; ///< samples an epoch

/// One a --data; throws UsageError.
std::vector<double> weights(const OptionParser& parser, qsizetype count) {
    const QStringList given = parser.values("weight");
    if (given.isEmpty()) return std::vector<double>(static_cast<std::size_t>(count), 1.0);
    if (given.size() != count)
        throw UsageError("give one --weight for each --data, or none: there are " +
                         std::to_string(given.size()) + " for " + std::to_string(count));
    std::vector<double> result;
    for (const QString& text : given) {
        bool isNumber = false;
        result.push_back(text.toDouble(&isNumber));
        if (!isNumber || !(result.back() > 0 && result.back() <= 1000))
            throw UsageError("--weight must be a number above 0, at most 1000, not '" + text.toStdString() +
                             "'");
    }
    return result;
}

} // namespace

void addTrainingDataOptions(OptionParser& parser) {
    parser.addOption("data", "PATH",
                     "Dataset: an IDX folder, CSV, class folders, labels.csv or pen strokes. May be given "
                     "several times, to train on all of them.");
    parser.addOption("weight", "W",
                     "How often an epoch shows each sample of the --data at the same place, e.g. 0.5 or 3; 1 "
                     "otherwise.");
    parser.addOption("negatives", "N", "Made-up drawings an epoch that are not digits; 0 otherwise.");
    parser.addOption(
        "rare-shapes", "N",
        "Digits an epoch in shapes that collections have few of, made of the pen strokes: flagged "
        "ones, slashed zeros, crossed sevens; 0 otherwise.");
    parser.addOption("touching", "N",
                     "Digits an epoch that are cut from a neighbour they touch, and such that are not cut or "
                     "in the wrong place, made of the pen strokes; 0 otherwise.");
    parser.addFlag("held-out",
                   "Validates on the tenth of the writers that evaluate --held-out measures, rather than on "
                   "--validation's share.");
}

DetectorData detectorData(const OptionParser& parser, Console& console) {
    // MNIST does not tell its writers, so that none of it is held out.
    const Splitter split = splitByHeldOutWriters();
    std::vector<TrainingSource> sources;
    for (const QString& path : parser.requiredValues("data"))
        sources.push_back(
            openTrainingSource(toPath(path), standardRenderers(loadPicture), split, 1, openingWith(console)));
    console.clearProgress();
    for (const TrainingSource& source : sources) tell(source.images->notes(), console);
    return detectorData(sources);
}

TrainingData trainingData(const OptionParser& parser, const TrainingOptions& options, Console& console) {
    const QStringList paths = parser.requiredValues("data");
    const std::vector<double> weight = weights(parser, paths.size());
    const int negatives = parser.integer("negatives", 0, kMostMade).value_or(0);
    const int rare = parser.integer("rare-shapes", 0, kMostMade).value_or(0);
    const int touching = parser.integer("touching", 0, kMostMade).value_or(0);
    const Splitter split = parser.isSet("held-out")
                               ? splitByHeldOutWriters()
                               : splitByFraction(options.validationFraction, options.seed);
    std::vector<TrainingSource> sources;
    for (qsizetype i = 0; i < paths.size(); ++i)
        sources.push_back(openTrainingSource(toPath(paths[i]), standardRenderers(loadPicture), split,
                                             weight[static_cast<std::size_t>(i)], openingWith(console)));
    console.clearProgress();
    auto made = makeNegatives(static_cast<std::size_t>(negatives), sources);
    if (rare > 0) made.push_back(makeRareShapes(static_cast<std::size_t>(rare), sources));
    if (touching > 0) made.push_back(makeTouchingDigits(static_cast<std::size_t>(touching), sources));
    TrainingData data = joinSources(sources, std::move(made));
    tell(data.notes, console);
    return data;
}

} // namespace digitpad
