// Whether a probability means what it says.
#pragma once

#include <cstdint>
#include <vector>

namespace digitpad {

/// Samples whose confidence fell into one of equal bins.
struct ReliabilityBin {
    std::int64_t count = 0;
    double meanConfidence = 0;
    double accuracy = 0;
};

/// Collects (confidence, was right) pairs; expected calibration error after Guo et al. 2017, 15 bins.
class Calibration {
public:
    explicit Calibration(int bins = 15);

    /// @param confidence 0 to 1, clamped; NaN counts as 0
    void add(double confidence, bool correct);
    void merge(const Calibration& other);
    /// Mean distance of confidence and accuracy, weighted by the bins' counts; 0 where empty.
    double expectedError() const;
    std::vector<ReliabilityBin> bins() const;

private:
    struct Sums {
        std::int64_t count = 0;
        double confidence = 0;
        std::int64_t correct = 0;
    };
    std::vector<Sums> m_bins;
};

} // namespace digitpad
