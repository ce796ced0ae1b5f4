#include "core/metrics/rejection_curve.h"

#include <gtest/gtest.h>

namespace digitpad {
namespace {

/// Ten digits with confidence 0.05, 0.15 to 0.95, of which the lowest two were misread; four other things,
/// one of them blank.
RejectionCurve example() {
    std::vector<ConfidenceSample> samples;
    for (int i = 9; i >= 0; --i) samples.push_back({0.05 + 0.1 * i, true, i >= 2});
    for (const double confidence : {0.9, -1.0, 0.3, 0.5}) samples.push_back({confidence, false, false});
    return RejectionCurve(samples);
}

TEST(RejectionCurve, AcceptsWhatIsAtLeastTheThreshold) {
    const RejectionCurve curve = example();
    EXPECT_EQ(curve.digits(), 10U);
    EXPECT_EQ(curve.others(), 4U);
    EXPECT_DOUBLE_EQ(curve.acceptedDigits(0), 1);
    EXPECT_DOUBLE_EQ(curve.acceptedDigits(0.05), 1);
    EXPECT_DOUBLE_EQ(curve.acceptedDigits(0.051), 0.9);
    EXPECT_DOUBLE_EQ(curve.acceptedDigits(1), 0);
    EXPECT_DOUBLE_EQ(curve.rejectedOthers(0), 0.25); // the blank one, whatever the threshold
    EXPECT_DOUBLE_EQ(curve.rejectedOthers(0.5), 0.5);
    EXPECT_DOUBLE_EQ(curve.rejectedOthers(0.91), 1);
}

TEST(RejectionCurve, AcceptedDigitsAreReadBetter) {
    const RejectionCurve curve = example();
    EXPECT_DOUBLE_EQ(curve.accuracyOfAccepted(0), 0.8);
    EXPECT_DOUBLE_EQ(curve.accuracyOfAccepted(0.1), 8.0 / 9);
    EXPECT_DOUBLE_EQ(curve.accuracyOfAccepted(0.2), 1);
    EXPECT_DOUBLE_EQ(curve.accuracyOfAccepted(1), 1);
}

TEST(RejectionCurve, FindsTheThresholdForAShare) {
    const RejectionCurve curve = example();
    for (const double share : {1.0, 0.95, 0.9, 0.8, 0.5, 0.1}) {
        const double threshold = curve.thresholdAccepting(share);
        EXPECT_GE(curve.acceptedDigits(threshold), share);
        EXPECT_LT(curve.acceptedDigits(threshold + 0.0002), share + 0.1); // no higher than needed
    }
    EXPECT_DOUBLE_EQ(curve.thresholdAccepting(0.9), 0.15);
    EXPECT_DOUBLE_EQ(curve.thresholdAccepting(1), 0.05);
}

TEST(RejectionCurve, ADigitThatNothingAcceptsCostsItsShare) {
    std::vector<ConfidenceSample> samples{{-1, true, false}, {0.4, true, true}};
    EXPECT_EQ(RejectionCurve(samples).thresholdAccepting(1), 0);
    EXPECT_DOUBLE_EQ(RejectionCurve(samples).thresholdAccepting(0.5), 0.4);
    EXPECT_DOUBLE_EQ(RejectionCurve(samples).acceptedDigits(0), 0.5);
}

TEST(RejectionCurve, NothingIsHarmless) {
    const RejectionCurve curve;
    EXPECT_EQ(curve.acceptedDigits(0.5), 0);
    EXPECT_EQ(curve.rejectedOthers(0.5), 0);
    EXPECT_EQ(curve.thresholdAccepting(0.99), 0);
}

} // namespace
} // namespace digitpad
