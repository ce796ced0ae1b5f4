// Softmax cross-entropy, the loss of every network here.
#pragma once

#include <span>

#include "core/nn/tensor.h"

namespace digitpad {

/// The softmax of one row of logits (Goodfellow et al. 2016, 6.2.2.3), computed from their distance to the
/// largest.
template <typename Scalar>
void softmax(std::span<const Scalar> logits, std::span<Scalar> probabilities);

/// What a batch cost.
struct LossSum {
    double loss = 0;          ///< summed over the images
    std::int64_t correct = 0; ///< images whose largest logit is their label's
};

/// Cross-entropy of softmax(logits) [N, C] against one label an image, with label smoothing (Szegedy et al.
/// 2016): the target is 1 - smoothing on the label plus smoothing / C everywhere.  A label of C or more has
/// no class: its target is uniform, which teaches a network of C classes to be unsure. Writes `gradientScale`
/// times the gradient of the sum to `gradient`; the trainer passes 1 / batch size.
template <typename Scalar>
LossSum softmaxCrossEntropy(const Tensor<Scalar>& logits, std::span<const int> labels, double smoothing,
                            double gradientScale, Tensor<Scalar>& gradient);

} // namespace digitpad
