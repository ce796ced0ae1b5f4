// Temperature scaling (Guo et al. 2017): one number that the logits are divided by, so that a network's
// confidence means what it says.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace digitpad {

/// [N, classes] logits and the class that each sample is.
class LabelledLogits {
public:
    explicit LabelledLogits(int classes) : m_classes(static_cast<std::size_t>(classes)) {}

    /// @param logits one a class
    void add(std::span<const float> logits, int label);
    std::size_t size() const { return m_labels.size(); }
    /// Expected calibration error of the most probable digit with logits divided by `temperature`; a class
    /// after the ten digits takes its share of the probability, but is no answer.
    double calibrationError(double temperature) const;

private:
    std::size_t m_classes;
    std::vector<float> m_logits;
    std::vector<int> m_labels;
};

/// The temperature of the least calibration error, from 0.05 to 20; 1 for no samples.  Not that of the least
/// likelihood loss, which a few samples under a wrong label decide where nearly all others are read right.
double fitTemperature(const LabelledLogits& samples);

} // namespace digitpad
