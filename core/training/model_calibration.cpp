#include "core/training/model_calibration.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "core/error.h"
#include "core/nn/footprint.h"
#include "core/nn/inference_network.h"
#include "core/nn/layers/dense.h"

namespace digitpad {

namespace {

constexpr int kBatch = 64;
const char* const kDigitOdds = "digit odds"; ///< among the options of the model's training
/// Of fewer, one that is wrong, or none, would decide.
constexpr std::size_t kLeastDigits = 30;

double toThreeDecimals(double value) {
    return std::max(std::round(value * 1000), 1.0) / 1000;
}

/// Indices of the digits that were read as one.
std::vector<std::size_t> singleDigits(const Evaluation& evaluation) {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < evaluation.answers.size(); ++i) {
        const Answer& answer = evaluation.answers[i];
        if (answer.kind == SampleKind::Digit && answer.digit()) indices.push_back(i);
    }
    return indices;
}

void addLogits(LabelledLogits& samples, const InferenceNetwork& network, const Shape& shape, int atOnce,
               const Dataset& images) {
    Workspace workspace;
    Tensor<float> batch;
    for (std::size_t begin = 0; begin < images.size(); begin += static_cast<std::size_t>(atOnce)) {
        const int count = static_cast<int>(std::min(static_cast<std::size_t>(atOnce), images.size() - begin));
        batch.resize(count, shape);
        for (int i = 0; i < count; ++i)
            std::ranges::copy(images.image(begin + static_cast<std::size_t>(i)).pixels, batch.image(i));
        const Tensor<float>& logits = network.infer(batch, workspace);
        const auto classes = static_cast<std::size_t>(logits.size()) / static_cast<std::size_t>(count);
        for (int i = 0; i < count; ++i)
            samples.add({logits.image(i), classes}, images.label(begin + static_cast<std::size_t>(i)));
    }
}

} // namespace

std::vector<ConfidenceSample> confidenceSamples(const Evaluation& evaluation) {
    std::vector<ConfidenceSample> samples;
    for (const Answer& answer : evaluation.answers) {
        if (answer.kind == SampleKind::Number) continue;
        const bool digit = answer.kind == SampleKind::Digit;
        samples.push_back({answer.confidence, digit, digit && answer.isRight()});
    }
    return samples;
}

LabelledLogits digitLogits(const Model& model, const std::vector<Evaluation>& evaluations) {
    const InferenceNetwork network(*model.network);
    const Shape& shape = model.network->inputShape();
    const int atOnce = std::min(kBatch, imagesAtOnce(model.network->layers(), shape));
    LabelledLogits samples(model.network->classCount(), kDigits);
    for (const Evaluation& evaluation : evaluations) {
        const Dataset digits = evaluation.images->subset(singleDigits(evaluation), "digits");
        addLogits(samples, network, shape, atOnce, digits);
    }
    return samples;
}

Model withDigitOdds(const Model& model, double odds) {
    const auto* last = dynamic_cast<const Dense<float>*>(model.network->layers().back().get());
    if (model.network->classCount() != kDigits + 1 || last == nullptr || !last->hasBias())
        throw Error("model '" + model.info.name + "'", "has no \"not a digit\" to set against the digits",
                    "A network trained with --not-a-digit class has");
    auto network = std::make_shared<Network>(*model.network);
    network->parameters().back() -= static_cast<float>(std::log(odds)); // its last class's bias
    Model result{network, model.info};
    std::string& inAll = result.info.training[kDigitOdds];
    double before = 1;
    // By streams: what C's functions take for a decimal point depends on the desktop's language.
    if (!(std::istringstream(inAll) >> before)) before = 1;
    std::ostringstream text;
    text << before * odds;
    inAll = text.str();
    return result;
}

Model calibrated(const Model& model, double accept, const EvaluateAll& evaluate) {
    Model fitted = model;
    fitted.info.threshold = 0;
    const LabelledLogits logits = digitLogits(fitted, evaluate(Classifier(fitted)));
    if (logits.size() < kLeastDigits) {
        throw Error("calibration",
                    std::to_string(logits.size()) + " samples were read as one digit, too few to fit to",
                    "Give at least " + std::to_string(kLeastDigits) + " digits, labelled 0 to 9");
    }
    fitted.info.temperature = toThreeDecimals(fitTemperature(logits));
    std::vector<ConfidenceSample> samples;
    for (const Evaluation& evaluation : evaluate(Classifier(fitted))) {
        const auto more = confidenceSamples(evaluation);
        samples.insert(samples.end(), more.begin(), more.end());
    }
    fitted.info.threshold = RejectionCurve(samples).thresholdAccepting(accept);
    return fitted;
}

} // namespace digitpad
