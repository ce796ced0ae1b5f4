#include "core/nn/loss.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace digitpad {

template <typename Scalar>
void softmax(std::span<const Scalar> logits, std::span<Scalar> probabilities) {
    const Scalar largest = *std::max_element(logits.begin(), logits.end());
    Scalar sum = 0;
    for (std::size_t i = 0; i < logits.size(); ++i) {
        probabilities[i] = std::exp(logits[i] - largest);
        sum += probabilities[i];
    }
    for (Scalar& probability : probabilities) probability /= sum;
}

template <typename Scalar>
LossSum softmaxCrossEntropy(const Tensor<Scalar>& logits, std::span<const int> labels, double smoothing,
                            double gradientScale, Tensor<Scalar>& gradient) {
    assert(static_cast<int>(labels.size()) == logits.count());
    const int classes = logits.shape().size();
    const auto size = static_cast<std::size_t>(classes);
    gradient.resize(logits.count(), logits.shape());
    LossSum result;
    for (int n = 0; n < logits.count(); ++n) {
        const std::span<const Scalar> row(logits.image(n), size);
        const std::span<Scalar> out(gradient.image(n), size);
        softmax(row, out);
        const int label = labels[static_cast<std::size_t>(n)];
        const bool hasClass = label < classes;
        const double spread = (hasClass ? smoothing : 1.0) / classes;
        const double onLabel = hasClass ? 1 - smoothing : 0;
        for (int c = 0; c < classes; ++c) {
            Scalar& value = out[static_cast<std::size_t>(c)];
            const double target = spread + (c == label ? onLabel : 0);
            if (target > 0) result.loss -= target * std::log(std::max(double{value}, 1e-30));
            value = static_cast<Scalar>(gradientScale * (double{value} - target));
        }
        const auto largest = std::max_element(row.begin(), row.end()) - row.begin();
        if (largest == label) ++result.correct;
    }
    return result;
}

template void softmax(std::span<const float>, std::span<float>);
template void softmax(std::span<const double>, std::span<double>);
template LossSum softmaxCrossEntropy(const Tensor<float>&, std::span<const int>, double, double,
                                     Tensor<float>&);
template LossSum softmaxCrossEntropy(const Tensor<double>&, std::span<const int>, double, double,
                                     Tensor<double>&);

} // namespace digitpad
