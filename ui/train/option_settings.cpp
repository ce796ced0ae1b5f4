#include "ui/train/option_settings.h"

#include <QSettings>
#include <algorithm>

#include "core/error.h"
#include "core/model/architectures.h"

namespace digitpad {

namespace {

constexpr auto kGroup = "train/options";

template <typename Kind>
void readKind(const QSettings& settings, const char* key, Kind last, Kind& kind) {
    const int value = settings.value(key, static_cast<int>(kind)).toInt();
    if (value >= 0 && value <= static_cast<int>(last)) kind = static_cast<Kind>(value);
}

TrainingOptions presetOrFirst(const std::string& name) {
    const auto known = architectureNames();
    return presetOptions(std::ranges::find(known, name) == known.end() ? TrainingOptions().architecture
                                                                       : name);
}

} // namespace

void saveOptions(const TrainingOptions& options) {
    QSettings settings;
    settings.beginGroup(kGroup);
    settings.setValue("architecture", QString::fromStdString(options.architecture));
    settings.setValue("optimiser", static_cast<int>(options.optimiser));
    settings.setValue("learningRate", options.learningRate);
    settings.setValue("momentum", options.momentum);
    settings.setValue("weightDecay", options.weightDecay);
    settings.setValue("schedule", static_cast<int>(options.schedule));
    settings.setValue("batchSize", options.batchSize);
    settings.setValue("epochs", options.epochs);
    settings.setValue("validationFraction", options.validationFraction);
    settings.setValue("augmentation", QString::fromStdString(options.augmentation));
    settings.setValue("labelSmoothing", options.labelSmoothing);
    settings.setValue("patience", options.patience);
    settings.setValue("averageDecay", options.averageDecay);
    settings.setValue("seed", static_cast<qulonglong>(options.seed));
    settings.setValue("threads", options.threads);
}

TrainingOptions savedOptions() {
    QSettings settings;
    settings.beginGroup(kGroup);
    const TrainingOptions preset = presetOrFirst(settings.value("architecture").toString().toStdString());
    TrainingOptions options = preset;
    readKind(settings, "optimiser", OptimiserKind::AdamW, options.optimiser);
    readKind(settings, "schedule", ScheduleKind::OneCycle, options.schedule);
    options.learningRate = settings.value("learningRate", options.learningRate).toDouble();
    options.momentum = settings.value("momentum", options.momentum).toDouble();
    options.weightDecay = settings.value("weightDecay", options.weightDecay).toDouble();
    options.batchSize = settings.value("batchSize", options.batchSize).toInt();
    options.epochs = settings.value("epochs", options.epochs).toInt();
    options.validationFraction = settings.value("validationFraction", options.validationFraction).toDouble();
    options.augmentation =
        settings.value("augmentation", QString::fromStdString(options.augmentation)).toString().toStdString();
    options.labelSmoothing = settings.value("labelSmoothing", options.labelSmoothing).toDouble();
    options.patience = settings.value("patience", options.patience).toInt();
    options.averageDecay = settings.value("averageDecay", options.averageDecay).toDouble();
    options.seed = settings.value("seed", static_cast<qulonglong>(options.seed)).toULongLong();
    options.threads = settings.value("threads", options.threads).toInt();
    try {
        validate(options);
    } catch (const Error&) {
        return preset; // a settings file edited by hand, or from another version
    }
    return options;
}

} // namespace digitpad
