// What a threshold on the confidence costs in digits and gains in what is not one.
#pragma once

#include <cstddef>
#include <vector>

namespace digitpad {

/// One sample's confidence, 0 to 1; negative for a sample that no threshold accepts, e.g. blank paper.
struct ConfidenceSample {
    double confidence = 0;
    bool digit = false;
    bool right = false; ///< a digit that was read as it is
};

/// A sample whose confidence is below the threshold is rejected.  Immutable; shares are 0 to 1.
class RejectionCurve {
public:
    explicit RejectionCurve(const std::vector<ConfidenceSample>& samples = {});

    std::size_t digits() const { return m_digits.size(); }
    std::size_t others() const { return m_others.size(); }
    /// Of the digits; 0 where there are none.
    double acceptedDigits(double threshold) const;
    /// Of what is not a digit; 0 where there is none.
    double rejectedOthers(double threshold) const;
    /// Right answers among the digits accepted (1 minus the risk at this coverage); 1 where none is accepted.
    double accuracyOfAccepted(double threshold) const;
    /// The highest threshold that accepts at least `share` of the digits, rounded down to a multiple of
    /// 0.0001 so that it stays the same when written as text; 0 where even that rejects more.
    double thresholdAccepting(double share) const;

private:
    std::vector<double> m_digits, m_others; ///< confidences, ascending
    std::vector<std::size_t> m_rightFrom;   ///< right digits from this place on; one longer
};

} // namespace digitpad
