#include "core/training/options.h"

#include <algorithm>
#include <sstream>

#include "core/error.h"
#include "core/model/architectures.h"

namespace digitpad {
namespace {

std::string text(double value) {
    std::ostringstream stream;
    stream << value;
    return stream.str();
}

void requireRange(const std::string& option, double value, double low, double high) {
    if (value >= low && value <= high) return; // written so that NaN fails too
    throw Error(option, "is " + text(value) + ", but must be from " + text(low) + " to " + text(high));
}

TrainingOptions referenceRecipe() {
    TrainingOptions options;
    options.optimiser = OptimiserKind::Adam;
    options.learningRate = 1e-3;
    options.weightDecay = 0;
    options.schedule = ScheduleKind::Constant;
    options.batchSize = 64;
    return options;
}

/// Super-convergence (Smith and Topin 2018): a high peak of the one-cycle schedule makes few epochs do.
TrainingOptions fastRecipe() {
    TrainingOptions options;
    options.learningRate = 1e-2;
    options.batchSize = 64;
    options.epochs = 3;
    return options;
}

TrainingOptions patientRecipe() {
    TrainingOptions options;
    options.epochs = 12;
    options.augmentation = "moderate";
    options.labelSmoothing = 0.05;
    options.averageDecay = 0.999;
    return options;
}

} // namespace

TrainingOptions presetOptions(std::string_view name) {
    architectureDescription(name); // throws where there is no such network
    TrainingOptions options;
    if (name == "reference") options = referenceRecipe();
    if (name == "fast") options = fastRecipe();
    if (name == "default" || name == "wide" || name == "vgg" || name == "resnet") options = patientRecipe();
    options.architecture = name;
    return options;
}

void validate(const TrainingOptions& options) {
    architectureDescription(options.architecture);
    augmentationNamed(options.augmentation);
    requireRange("learning rate", options.learningRate, 1e-7, 10);
    requireRange("momentum", options.momentum, 0, 0.999);
    requireRange("weight decay", options.weightDecay, 0, 1);
    requireRange("batch size", options.batchSize, 1, 4096);
    requireRange("epochs", options.epochs, 1, 1000);
    requireRange("validation fraction", options.validationFraction, 0, 0.9);
    requireRange("label smoothing", options.labelSmoothing, 0, 0.5);
    requireRange("patience", options.patience, 0, 1000);
    requireRange("average decay", options.averageDecay, 0, 0.99999);
    requireRange("threads", options.threads, 0, 256);
}

std::string toString(OptimiserKind kind) {
    switch (kind) {
        case OptimiserKind::Sgd:
            return "SGD";
        case OptimiserKind::Adam:
            return "Adam";
        case OptimiserKind::AdamW:
            return "AdamW";
    }
    return {};
}

std::string toString(ScheduleKind kind) {
    switch (kind) {
        case ScheduleKind::Constant:
            return "constant";
        case ScheduleKind::Step:
            return "step";
        case ScheduleKind::Cosine:
            return "cosine";
        case ScheduleKind::OneCycle:
            return "one cycle";
    }
    return {};
}

std::string toString(NotADigit target) {
    return target == NotADigit::Class ? "eleventh output" : "all digits equally likely";
}

std::map<std::string, std::string> describeOptions(const TrainingOptions& options) {
    std::map<std::string, std::string> described{
        {"architecture", options.architecture},
        {"optimiser", toString(options.optimiser)},
        {"learning rate", text(options.learningRate)},
        {"weight decay", text(options.weightDecay)},
        {"schedule", toString(options.schedule)},
        {"batch size", std::to_string(options.batchSize)},
        {"epochs", std::to_string(options.epochs)},
        {"validation fraction", text(options.validationFraction)},
        {"augmentation", options.augmentation},
        {"label smoothing", text(options.labelSmoothing)},
        {"not a digit", toString(options.notADigit)},
        {"patience", std::to_string(options.patience)},
        {"average decay", text(options.averageDecay)},
        {"seed", std::to_string(options.seed)},
    };
    if (options.optimiser == OptimiserKind::Sgd) described["momentum"] = text(options.momentum);
    return described;
}

} // namespace digitpad
