#include "core/metrics/temperature.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/metrics/calibration.h"

namespace digitpad {

void LabelledLogits::add(std::span<const float> logits, int label) {
    assert(logits.size() == m_classes && label >= 0 && static_cast<std::size_t>(label) < m_classes);
    m_logits.insert(m_logits.end(), logits.begin(), logits.end());
    m_labels.push_back(label);
}

double LabelledLogits::calibrationError(double temperature) const {
    Calibration calibration;
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        const auto logits = std::span(m_logits).subspan(i * m_classes, m_classes);
        const double largest = *std::ranges::max_element(logits);
        double partition = 0;
        for (const float logit : logits) partition += std::exp((logit - largest) / temperature);
        const auto answer = std::ranges::max_element(logits.first(m_answers));
        calibration.add(std::exp((*answer - largest) / temperature) / partition,
                        answer - logits.begin() == m_labels[i]);
    }
    return calibration.expectedError();
}

namespace {

/// The calibration error, and what a temperature away from 1 costs.
/// @param log of the temperature
double costOf(const LabelledLogits& samples, double log) {
    return samples.calibrationError(std::exp(log)) + std::abs(log) / static_cast<double>(samples.size());
}

/// Golden-section search for the lowest cost between two logs of temperatures.
double refined(const LabelledLogits& samples, double low, double high) {
    constexpr double kGolden = 0.6180339887498949;
    constexpr double kPrecision = 1e-4;
    while (high - low > kPrecision) {
        const double left = high - kGolden * (high - low);
        const double right = low + kGolden * (high - low);
        if (costOf(samples, left) < costOf(samples, right)) {
            high = right;
        } else {
            low = left;
        }
    }
    return (low + high) / 2;
}

} // namespace

/// The error jumps a little where a sample comes into another bin, so all the range is looked at first.
double fitTemperature(const LabelledLogits& samples) {
    if (samples.size() == 0) return 1;
    constexpr int kSteps = 200; // 3 % each
    const double low = std::log(0.05);
    const double high = std::log(20.0);
    const auto at = [&](int step) { return low + (high - low) * std::clamp(step, 0, kSteps) / kSteps; };
    int best = 0;
    double lowest = costOf(samples, at(0));
    for (int step = 1; step <= kSteps; ++step) {
        const double cost = costOf(samples, at(step));
        if (cost >= lowest) continue;
        lowest = cost;
        best = step;
    }
    return std::exp(refined(samples, at(best - 1), at(best + 1)));
}

} // namespace digitpad
