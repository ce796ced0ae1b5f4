#include "core/training/weight_average.h"

#include <algorithm>

namespace digitpad {

void WeightAverage::add(std::span<const float> parameters) {
    if (m_count++ == 0) {
        m_average.assign(parameters.begin(), parameters.end());
        return;
    }
    const double warmUp = (1.0 + static_cast<double>(m_count)) / (10.0 + static_cast<double>(m_count));
    const auto share = static_cast<float>(1 - std::min(m_decay, warmUp));
    for (std::size_t i = 0; i < m_average.size(); ++i) m_average[i] += share * (parameters[i] - m_average[i]);
}

} // namespace digitpad
