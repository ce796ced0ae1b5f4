// One digit image in, calibrated probabilities out.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "core/data/digit_image.h"
#include "core/model/model.h"
#include "core/nn/inference_network.h"

namespace digitpad {

struct Prediction {
    std::array<float, kDigits>
        probabilities{};   ///< of the ten digits; they sum to 1, or less where "not a digit" takes a share
    int digit = 0;         ///< the most probable
    float probability = 0; ///< its probability
    bool rejected = false; ///< the probability is below the model's threshold: rather not a digit
    float loss(int label) const; ///< cross-entropy against `label`, 0..9
};

/// Const and shareable between threads; each thread brings its Workspace.
class Classifier {
public:
    explicit Classifier(Model model);

    const Model& model() const { return m_model; }
    Prediction classify(const DigitImage& image, Workspace& workspace) const;
    /// [N] images, as many in one pass as its memory allows.
    void classify(std::span<const DigitImage> images, std::span<Prediction> predictions,
                  Workspace& workspace) const;

private:
    void classifyAtOnce(std::span<const DigitImage> images, std::span<Prediction> predictions,
                        Workspace& workspace) const;

    Model m_model;
    InferenceNetwork m_inference;
    std::size_t m_atOnce; ///< images a pass
};

} // namespace digitpad
