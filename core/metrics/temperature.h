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
    /// @param answers how many of the classes, the first ones, may be the answer; the others only take a
    /// share
    ///                of the probability, as "not a digit" does
    LabelledLogits(int classes, int answers)
        : m_classes(static_cast<std::size_t>(classes)), m_answers(static_cast<std::size_t>(answers)) {}

    /// @param logits one a class
    void add(std::span<const float> logits, int label);
    std::size_t size() const { return m_labels.size(); }
    /// Expected calibration error of the most probable answer with logits divided by `temperature`.
    double calibrationError(double temperature) const;

private:
    std::size_t m_classes;
    std::size_t m_answers;
    std::vector<float> m_logits;
    std::vector<int> m_labels;
};

/// The temperature of the least calibration error, from 0.05 to 20; 1 for no samples.  Not that of the least
/// likelihood loss, which a few samples under a wrong label decide where nearly all others are read right.
/// Going away from 1 by a factor of e must be worth one sample: a few that are all read right would ask for
/// no doubt about anything.
double fitTemperature(const LabelledLogits& samples);

} // namespace digitpad
