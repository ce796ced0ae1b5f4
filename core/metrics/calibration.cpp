#include "core/metrics/calibration.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>

namespace digitpad {

Calibration::Calibration(int bins) : m_bins(static_cast<std::size_t>(bins)) {
    assert(bins > 0);
}

void Calibration::add(double confidence, bool correct) {
    // Rounding lets a softmax pass 1 by a little; a diverged network's NaN is no confidence at all.
    confidence = confidence > 0 ? std::min(confidence, 1.0) : 0;
    // Bin m holds ((m-1)/M, m/M], as in the paper; 0 goes into the first.
    const auto count = static_cast<double>(m_bins.size());
    const double bin = std::clamp(std::ceil(confidence * count) - 1, 0.0, count - 1);
    Sums& sums = m_bins[static_cast<std::size_t>(bin)];
    ++sums.count;
    sums.confidence += confidence;
    sums.correct += correct ? 1 : 0;
}

void Calibration::merge(const Calibration& other) {
    assert(other.m_bins.size() == m_bins.size());
    for (std::size_t i = 0; i < m_bins.size(); ++i) {
        m_bins[i].count += other.m_bins[i].count;
        m_bins[i].confidence += other.m_bins[i].confidence;
        m_bins[i].correct += other.m_bins[i].correct;
    }
}

double Calibration::expectedError() const {
    std::int64_t total = 0;
    double distance = 0;
    for (const Sums& sums : m_bins) {
        total += sums.count;
        distance += std::abs(sums.confidence - static_cast<double>(sums.correct));
    }
    return total > 0 ? distance / static_cast<double>(total) : 0;
}

std::vector<ReliabilityBin> Calibration::bins() const {
    std::vector<ReliabilityBin> bins;
    for (const Sums& sums : m_bins) {
        const auto count = static_cast<double>(std::max<std::int64_t>(sums.count, 1));
        bins.push_back({sums.count, sums.confidence / count, static_cast<double>(sums.correct) / count});
    }
    return bins;
}

} // namespace digitpad
