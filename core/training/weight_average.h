// The exponential moving average of a network's weights, which generalises better than the last ones (Polyak
// and Juditsky 1992; Tarvainen and Valpola 2017).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace digitpad {

class WeightAverage {
public:
    /// @param decay the old average's share in each update, 0 to below 1; smaller in the first steps, so that
    /// the random
    ///              initial weights do not linger
    explicit WeightAverage(double decay) : m_decay(decay) {}

    void add(std::span<const float> parameters);
    std::span<const float> parameters() const { return m_average; }
    /// Goes on with what parameters() gave after `steps` calls of add().
    void restore(std::span<const float> parameters, std::uint64_t steps) {
        m_average.assign(parameters.begin(), parameters.end());
        m_count = steps;
    }

private:
    double m_decay;
    std::uint64_t m_count = 0;
    std::vector<float> m_average;
};

} // namespace digitpad
