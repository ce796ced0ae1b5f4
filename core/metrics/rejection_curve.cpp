#include "core/metrics/rejection_curve.h"

#include <algorithm>
#include <cmath>

namespace digitpad {

namespace {

constexpr double kStep = 1e-4;
constexpr double kRounding = 1e-9; // of (1 - share) * count, which is meant to be exact

/// How many of the ascending confidences are below the threshold.
std::size_t below(const std::vector<double>& confidences, double threshold) {
    const auto first = std::ranges::lower_bound(confidences, std::max(threshold, 0.0));
    return static_cast<std::size_t>(first - confidences.begin());
}

double share(std::size_t part, std::size_t whole) {
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

} // namespace

RejectionCurve::RejectionCurve(const std::vector<ConfidenceSample>& samples) {
    std::vector<ConfidenceSample> digits;
    for (const ConfidenceSample& sample : samples) {
        if (sample.digit) {
            digits.push_back(sample);
        } else {
            m_others.push_back(sample.confidence);
        }
    }
    std::ranges::sort(m_others);
    std::ranges::sort(digits, {}, &ConfidenceSample::confidence);
    for (const ConfidenceSample& digit : digits) m_digits.push_back(digit.confidence);
    m_rightFrom.resize(digits.size() + 1);
    for (std::size_t i = digits.size(); i > 0; --i)
        m_rightFrom[i - 1] = m_rightFrom[i] + (digits[i - 1].right ? 1 : 0);
}

double RejectionCurve::acceptedDigits(double threshold) const {
    return share(m_digits.size() - below(m_digits, threshold), m_digits.size());
}

double RejectionCurve::rejectedOthers(double threshold) const {
    return share(below(m_others, threshold), m_others.size());
}

double RejectionCurve::accuracyOfAccepted(double threshold) const {
    const std::size_t first = below(m_digits, threshold);
    return first < m_digits.size() ? share(m_rightFrom[first], m_digits.size() - first) : 1;
}

double RejectionCurve::thresholdAccepting(double share) const {
    const double spare = (1 - share) * static_cast<double>(m_digits.size()) + kRounding;
    const auto rejected = static_cast<std::size_t>(std::max(spare, 0.0));
    if (rejected >= m_digits.size()) return m_digits.empty() ? 0 : 1;
    return std::max(0.0, std::floor(m_digits[rejected] / kStep + kRounding) * kStep);
}

} // namespace digitpad
