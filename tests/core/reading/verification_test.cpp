#include "core/reading/verification.h"

#include <gtest/gtest.h>

#include <numeric>

namespace digitpad::test {
namespace {

Detection detected(int digit, float probability, float presence) {
    Detection detection;
    detection.presence = presence;
    detection.probabilities.fill((1 - probability) / 9);
    detection.probabilities[static_cast<std::size_t>(digit)] = probability;
    return detection;
}

constexpr double kThreshold = 0.6;

Prediction classified(int digit, float probability) {
    Prediction prediction;
    prediction.probabilities.fill((1 - probability) / 9);
    prediction.probabilities[static_cast<std::size_t>(digit)] = probability;
    return prediction;
}

TEST(Verification, OfTwoThatAgreeIsTheirDigit) {
    const Prediction result = verified(detected(4, 0.9F, 0.95F), classified(4, 0.99F), kThreshold);
    EXPECT_EQ(result.digit, 4);
    EXPECT_FALSE(result.rejected);
    EXPECT_GT(result.probability, 0.9F);
}

TEST(Verification, TheSurerOneDecides) {
    EXPECT_EQ(verified(detected(4, 0.999F, 0.9F), classified(9, 0.5F), kThreshold).digit, 4);
    EXPECT_EQ(verified(detected(4, 0.3F, 0.9F), classified(9, 0.999F), kThreshold).digit, 9);
}

TEST(Verification, ProbabilitiesSumToThatOfADigitWhichIsSurerThanTheDetectorSays) {
    const Prediction result = verified(detected(4, 0.7F, 0.6F), classified(9, 0.8F), kThreshold);
    const float sum = std::accumulate(result.probabilities.begin(), result.probabilities.end(), 0.0F);
    EXPECT_GT(sum, 0.7F);
    EXPECT_LT(sum, 1);
}

TEST(Verification, ADetectorThatIsUndecidedStaysSo) {
    const Prediction result = verified(detected(4, 0.7F, 0.5F), classified(4, 0.8F), kThreshold);
    EXPECT_NEAR(std::accumulate(result.probabilities.begin(), result.probabilities.end(), 0.0F), 0.5F, 1e-5F);
}

TEST(Verification, RejectsWhatIsHardlyThere) {
    EXPECT_TRUE(verified(detected(4, 0.99F, 0.3F), classified(4, 0.99F), kThreshold).rejected);
}

TEST(Verification, RejectsNothingWithoutAThreshold) {
    EXPECT_FALSE(verified(detected(4, 0.99F, 0.05F), classified(4, 0.99F), 0).rejected);
}

TEST(Verification, RejectsWhatTheTwoDisagreeAbout) {
    EXPECT_TRUE(verified(detected(4, 0.7F, 0.6F), classified(9, 0.99F), kThreshold).rejected);
}

TEST(Verification, AClassifierThatSawNoDigitLeavesItToTheDetector) {
    const Prediction result = verified(detected(4, 0.9F, 0.95F), Prediction{}, kThreshold);
    EXPECT_EQ(result.digit, 4);
}

} // namespace
} // namespace digitpad::test
