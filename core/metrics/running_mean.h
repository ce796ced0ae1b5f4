// The mean of a stream of weighted values, e.g. the loss over an epoch's batches.
#pragma once

namespace digitpad {

class RunningMean {
public:
    void add(double value, double weight = 1) {
        m_sum += value * weight;
        m_weight += weight;
    }
    /// 0 while nothing was added.
    double mean() const { return m_weight > 0 ? m_sum / m_weight : 0; }
    double weight() const { return m_weight; }

private:
    double m_sum = 0;
    double m_weight = 0;
};

} // namespace digitpad
