#include "core/metrics/temperature.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace digitpad {
namespace {

/// Two classes whose logits are 0 and `gap`: right in `right` of `count` samples.
LabelledLogits twoClasses(float gap, int right, int count) {
    LabelledLogits samples(2, 2);
    for (int i = 0; i < count; ++i) samples.add(std::array<float, 2>{0, gap}, i < right ? 1 : 0);
    return samples;
}

TEST(Temperature, MakesTheConfidenceTheAccuracy) {
    // With 90 % right the best confidence is 0.9, whose logit is log 9.
    for (const float gap : {0.5F, 2.0F, 8.0F}) {
        const double temperature = fitTemperature(twoClasses(gap, 90, 100));
        EXPECT_NEAR(temperature, gap / std::log(9.0), 1e-3 * temperature) << gap; // the search stops at 1e-4
    }
}

TEST(Temperature, TheErrorIsTheDistanceOfConfidenceAndAccuracy) {
    const double confidence = 1 / (1 + std::exp(-2.0));
    EXPECT_NEAR(twoClasses(2, 1, 1).calibrationError(1), 1 - confidence, 1e-12);
    EXPECT_NEAR(twoClasses(2, 0, 1).calibrationError(1), confidence, 1e-12);
    EXPECT_LT(twoClasses(1000, 1, 1).calibrationError(0.05), 1e-12); // no overflow
}

TEST(Temperature, AClassBesideTheAnswersTakesItsShare) {
    std::array<float, 11> logits{};
    logits[3] = 5;
    logits[10] = 6;
    LabelledLogits samples(11, 10);
    samples.add(logits, 3);
    const double confidence = 1 / (1 + std::exp(1.0) + 9 * std::exp(-5.0));
    EXPECT_NEAR(samples.calibrationError(1), 1 - confidence, 1e-12);
}

TEST(Temperature, IsNotDecidedByWrongLabels) {
    LabelledLogits samples(2, 2);
    for (int i = 0; i < 99; ++i) samples.add(std::array<float, 2>{0, 5}, i < 98 ? 1 : 0);
    const double before = fitTemperature(samples);
    samples.add(std::array<float, 2>{0, 500}, 0); // sure, and its label is wrong
    EXPECT_NEAR(fitTemperature(samples), before, 0.2 * before)
        << "the loss of that one alone would ask for 100";
}

TEST(Temperature, FewThatAreAllRightDoNotMakeItSureOfEverything) {
    const double ofFew = fitTemperature(twoClasses(4, 40, 40));
    const double ofMany = fitTemperature(twoClasses(4, 4000, 4000));
    EXPECT_GT(ofFew, 0.6);
    EXPECT_LT(ofFew, 1);
    EXPECT_LT(ofMany, 0.6 * ofFew);
}

TEST(Temperature, StaysInsideItsRange) {
    EXPECT_NEAR(fitTemperature(twoClasses(0.01F, 100'000, 100'000)), 0.05, 0.001);
    EXPECT_NEAR(fitTemperature(twoClasses(4, 50, 100)), 20, 0.01); // guesses: as unsure as possible
    EXPECT_EQ(fitTemperature(LabelledLogits(10, 10)), 1);
}

} // namespace
} // namespace digitpad
