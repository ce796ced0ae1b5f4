#include "core/metrics/calibration.h"

#include <gtest/gtest.h>

#include <limits>

namespace digitpad {
namespace {

constexpr double kRounding = 1e-12; // sums of a few doubles

TEST(Calibration, IsTheWeightedGapOfTheBins) {
    Calibration calibration(10);
    // bin (0.9, 1]: mean confidence 0.97, accuracy 0.75, 4 samples
    calibration.add(1.0, true);
    calibration.add(0.98, true);
    calibration.add(0.95, true);
    calibration.add(0.95, false);
    // bin (0.5, 0.6]: mean confidence 0.55, accuracy 1, 1 sample
    calibration.add(0.55, true);
    EXPECT_NEAR(calibration.expectedError(), (4 * 0.22 + 1 * 0.45) / 5, kRounding);

    const auto bins = calibration.bins();
    ASSERT_EQ(bins.size(), 10U);
    EXPECT_EQ(bins[9].count, 4);
    EXPECT_NEAR(bins[9].meanConfidence, 0.97, kRounding);
    EXPECT_NEAR(bins[9].accuracy, 0.75, kRounding);
    EXPECT_EQ(bins[5].count, 1);
    EXPECT_EQ(bins[0].count, 0);
    EXPECT_EQ(bins[0].accuracy, 0);
}

TEST(Calibration, IsZeroForHonestConfidence) {
    Calibration calibration;
    for (int i = 0; i < 10; ++i) calibration.add(0.7, i < 7);
    EXPECT_NEAR(calibration.expectedError(), 0, kRounding);
}

TEST(Calibration, IsZeroWhenEmpty) {
    EXPECT_EQ(Calibration().expectedError(), 0);
    EXPECT_EQ(Calibration().bins().size(), 15U);
}

TEST(Calibration, PutsTheEdgesIntoBins) {
    Calibration calibration(4);
    calibration.add(0, false);
    calibration.add(0.25, true); // upper edges are inside
    calibration.add(1, true);
    const auto bins = calibration.bins();
    EXPECT_EQ(bins[0].count, 2);
    EXPECT_EQ(bins[3].count, 1);
}

TEST(Calibration, ClampsWhatIsNoConfidence) {
    Calibration calibration(4);
    calibration.add(1.0000001, true);
    calibration.add(std::numeric_limits<double>::quiet_NaN(), false);
    EXPECT_EQ(calibration.bins()[3].meanConfidence, 1);
    EXPECT_EQ(calibration.bins()[0].count, 1);
    EXPECT_EQ(calibration.expectedError(), 0);
}

TEST(Calibration, MergesAsIfAddedToOne) {
    Calibration whole, first, second;
    for (int i = 0; i < 20; ++i) {
        const double confidence = 0.05 * i;
        whole.add(confidence, i % 3 == 0);
        (i % 2 == 0 ? first : second).add(confidence, i % 3 == 0);
    }
    first.merge(second);
    EXPECT_NEAR(first.expectedError(), whole.expectedError(), kRounding);
}

} // namespace
} // namespace digitpad
