#include "core/metrics/temperature.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace digitpad {

void LabelledLogits::add(std::span<const float> logits, int label) {
    assert(logits.size() == m_classes && label >= 0 && static_cast<std::size_t>(label) < m_classes);
    m_logits.insert(m_logits.end(), logits.begin(), logits.end());
    m_labels.push_back(label);
}

double LabelledLogits::loss(double temperature) const {
    double sum = 0;
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        const auto logits = std::span(m_logits).subspan(i * m_classes, m_classes);
        const double largest = *std::ranges::max_element(logits);
        double partition = 0;
        for (const float logit : logits) partition += std::exp((logit - largest) / temperature);
        sum += std::log(partition) - (logits[static_cast<std::size_t>(m_labels[i])] - largest) / temperature;
    }
    return m_labels.empty() ? 0 : sum / static_cast<double>(m_labels.size());
}

/// The loss is convex in 1/T, so it has one minimum over log T too: golden-section search finds it.
double fitTemperature(const LabelledLogits& samples) {
    if (samples.size() == 0) return 1;
    constexpr double kGolden = 0.6180339887498949;
    constexpr double kPrecision = 1e-4; // of log T
    double low = std::log(0.05);
    double high = std::log(20.0);
    double left = high - kGolden * (high - low);
    double right = low + kGolden * (high - low);
    double lossLeft = samples.loss(std::exp(left));
    double lossRight = samples.loss(std::exp(right));
    while (high - low > kPrecision) {
        if (lossLeft < lossRight) {
            high = right;
            right = left;
            lossRight = lossLeft;
            left = high - kGolden * (high - low);
            lossLeft = samples.loss(std::exp(left));
        } else {
            low = left;
            left = right;
            lossLeft = lossRight;
            right = low + kGolden * (high - low);
            lossRight = samples.loss(std::exp(right));
        }
    }
    return std::exp((low + high) / 2);
}

} // namespace digitpad
