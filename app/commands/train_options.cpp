#include "app/commands/train_options.h"

#include "app/usage_error.h"
#include "core/model/architectures.h"

namespace digitpad {

namespace {

const QStringList kOptimisers{"sgd", "adam", "adamw"};
const QStringList kSchedules{"constant", "step", "cosine", "one-cycle"};
const QStringList kNotADigitTargets{"uniform", "class"};
const QStringList kTasks{"classify", "detect"};
/// Options of a classifier's training that a detector's has not.
const QStringList kClassifiersOnly{"preset",       "optimiser",       "schedule",    "momentum", "validation",
                                   "augmentation", "label-smoothing", "not-a-digit", "patience", "weight",
                                   "negatives",    "rare-shapes",     "touching",    "test"};
const QStringList kAugmentations{"none", "light", "moderate", "strong"};

QStringList presetNames() {
    QStringList names;
    for (const std::string& name : architectureNames()) names << QString::fromStdString(name);
    return names;
}

template <typename Value, typename Given>
void put(const std::optional<Given>& given, Value& value) {
    if (given) value = static_cast<Value>(*given);
}

} // namespace

void addTrainingOptions(OptionParser& parser) {
    parser.addOption(
        "task", "NAME",
        "What the network learns: classify (which digit an image is), or detect (to find digits in "
        "pictures, on paper that is made up from --data); classify otherwise.");
    parser.addOption("pictures", "N", "Made-up pictures an epoch, for --task detect; 8192 otherwise.");
    parser.addOption("preset", "NAME",
                     "Network and recipe: " + presetNames().join(", ") + "; fast otherwise.");
    parser.addOption("epochs", "N", "Passes over the training data.");
    parser.addOption("seed", "S", "Of weights, order, augmentation and split; 1 otherwise.");
    parser.addOption("threads", "T", "Threads to train with; one a core otherwise.");
    parser.addOption("optimiser", "NAME", kOptimisers.join(", ") + ".");
    parser.addOption("learning-rate", "R", "The schedule's peak.");
    parser.addOption("schedule", "NAME", kSchedules.join(", ") + ".");
    parser.addOption("batch", "N", "Images a step.");
    parser.addOption("momentum", "M", "Nesterov momentum, for sgd.");
    parser.addOption("weight-decay", "D", "Weight decay.");
    parser.addOption("validation", "F", "Share of the training data held out for validation, 0 to 0.9.");
    parser.addOption("augmentation", "NAME", kAugmentations.join(", ") + ".");
    parser.addOption("label-smoothing", "E", "0 to 0.5.");
    parser.addOption(
        "not-a-digit", "HOW",
        "What samples that are not digits teach: uniform (all ten digits are equally likely), or "
        "class (an eleventh output).");
    parser.addOption("patience", "N",
                     "Epochs without a better validation loss before stopping; 0 never stops.");
    parser.addOption("average", "D",
                     "Decay of the weight average that is kept, e.g. 0.999; 0 keeps the last weights.");
}

TrainingOptions trainingOptions(const OptionParser& parser) {
    const QStringList presets = presetNames();
    const auto preset = parser.choice("preset", presets);
    TrainingOptions options = presetOptions(preset ? presets[*preset].toStdString() : "fast");
    put(parser.integer("epochs", 1, 1000), options.epochs);
    put(parser.natural("seed"), options.seed);
    put(parser.integer("threads", 0, 256), options.threads);
    put(parser.choice("optimiser", kOptimisers), options.optimiser);
    put(parser.number("learning-rate", 1e-7, 10), options.learningRate);
    put(parser.choice("schedule", kSchedules), options.schedule);
    put(parser.integer("batch", 1, 4096), options.batchSize);
    put(parser.number("momentum", 0, 0.999), options.momentum);
    put(parser.number("weight-decay", 0, 1), options.weightDecay);
    put(parser.number("validation", 0, 0.9), options.validationFraction);
    if (const auto index = parser.choice("augmentation", kAugmentations)) {
        options.augmentation = kAugmentations[*index].toStdString();
    }
    put(parser.number("label-smoothing", 0, 0.5), options.labelSmoothing);
    put(parser.choice("not-a-digit", kNotADigitTargets), options.notADigit);
    put(parser.integer("patience", 0, 1000), options.patience);
    put(parser.number("average", 0, 0.99999), options.averageDecay);
    return options;
}

ModelTask trainingTask(const OptionParser& parser) {
    return parser.choice("task", kTasks).value_or(0) == 1 ? ModelTask::Detect : ModelTask::Classify;
}

DetectorOptions detectorOptions(const OptionParser& parser) {
    for (const QString& name : kClassifiersOnly)
        if (parser.isSet(name)) throw UsageError("--" + name.toStdString() + " is not for --task detect");
    DetectorOptions options;
    put(parser.integer("epochs", 1, 1000), options.epochs);
    put(parser.integer("pictures", 1, 10'000'000), options.picturesAnEpoch);
    put(parser.natural("seed"), options.seed);
    put(parser.integer("threads", 0, 256), options.threads);
    put(parser.number("learning-rate", 1e-7, 10), options.learningRate);
    put(parser.integer("batch", 1, 4096), options.batchSize);
    put(parser.number("weight-decay", 0, 1), options.weightDecay);
    put(parser.number("average", 0, 0.99999), options.averageDecay);
    return options;
}

} // namespace digitpad
