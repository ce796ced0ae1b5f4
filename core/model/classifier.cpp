#include "core/model/classifier.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "core/error.h"
#include "core/nn/footprint.h"
#include "core/nn/loss.h"

namespace digitpad {
namespace {

using Logits = std::array<float, kDigits + 1>;

Prediction predictionFrom(std::span<const float> logits, const ModelInfo& info) {
    Logits scaled{};
    Logits probabilities{};
    std::transform(logits.begin(), logits.end(), scaled.begin(),
                   [&](float logit) { return static_cast<float>(logit / info.temperature); });
    softmax<float>({scaled.data(), logits.size()}, {probabilities.data(), logits.size()});

    Prediction prediction;
    // Weights that overflow give no number, which would pass every comparison with a threshold.
    if (!std::ranges::all_of(probabilities, [](float value) { return std::isfinite(value); })) {
        prediction.rejected = true;
        return prediction;
    }
    std::copy_n(probabilities.begin(), kDigits, prediction.probabilities.begin());
    const auto best = std::max_element(prediction.probabilities.begin(), prediction.probabilities.end());
    prediction.digit = static_cast<int>(best - prediction.probabilities.begin());
    prediction.probability = *best;
    prediction.rejected = prediction.probability < info.threshold;
    return prediction;
}

/// Throws Error where `model` does not read digits.
Model checked(Model model) {
    const std::string where = "model '" + model.info.name + "'";
    if (model.network == nullptr) throw Error(where, "has no network");
    const Shape& input = model.network->inputShape();
    if (input != Shape{kImageSide, kImageSide, 1})
        throw Error(where, "takes images of " + toString(input) + ", not 28×28×1");
    const int classes = model.network->classCount();
    if (classes != kDigits && classes != kDigits + 1)
        throw Error(where, "has " + std::to_string(classes) + " outputs",
                    "A model for digits has 10, or 11 with \"not a digit\"");
    if (!(model.info.temperature > 0) || !std::isfinite(model.info.temperature))
        throw Error(where, "its temperature must be above 0");
    return model;
}

} // namespace

float Prediction::loss(int label) const {
    assert(label >= 0 && label < kDigits);
    const float share = probabilities[static_cast<std::size_t>(label)];
    return -std::log(std::max(share, std::numeric_limits<float>::min()));
}

Classifier::Classifier(Model model)
    : m_model(checked(std::move(model))),
      m_inference(*m_model.network),
      m_atOnce(
          static_cast<std::size_t>(imagesAtOnce(m_model.network->layers(), m_model.network->inputShape()))) {}

Prediction Classifier::classify(const DigitImage& image, Workspace& workspace) const {
    Prediction prediction;
    classify({&image, 1}, {&prediction, 1}, workspace);
    return prediction;
}

void Classifier::classify(std::span<const DigitImage> images, std::span<Prediction> predictions,
                          Workspace& workspace) const {
    assert(images.size() == predictions.size());
    for (std::size_t first = 0; first < images.size(); first += m_atOnce) {
        const std::size_t count = std::min(m_atOnce, images.size() - first);
        classifyAtOnce(images.subspan(first, count), predictions.subspan(first, count), workspace);
    }
}

void Classifier::classifyAtOnce(std::span<const DigitImage> images, std::span<Prediction> predictions,
                                Workspace& workspace) const {
    workspace.input.resize(static_cast<int>(images.size()), m_model.network->inputShape());
    for (std::size_t i = 0; i < images.size(); ++i)
        std::ranges::copy(images[i].pixels, workspace.input.image(static_cast<int>(i)));
    const Tensor<float>& logits = m_inference.infer(workspace.input, workspace);
    const auto classes = static_cast<std::size_t>(m_model.network->classCount());
    for (std::size_t i = 0; i < images.size(); ++i)
        predictions[i] = predictionFrom({logits.image(static_cast<int>(i)), classes}, m_model.info);
}

} // namespace digitpad
