#include "core/reading/prior_shift.h"

#include <gtest/gtest.h>

#include "tests/core/preprocess/segmentation/drawings.h"

namespace digitpad::test {
namespace {

constexpr float kThreshold = 0.6F;
constexpr double kHeight = 100;

/// The rest of the probability is the second digit's and "not a digit"'s.
Prediction predictionOf(int digit, float probability, float second = 0) {
    Prediction prediction;
    prediction.digit = digit;
    prediction.probability = probability;
    prediction.probabilities[static_cast<std::size_t>(digit)] = probability;
    prediction.probabilities[static_cast<std::size_t>((digit + 1) % kDigits)] = second;
    prediction.rejected = probability < kThreshold;
    return prediction;
}

Segment segmentAt(int x, float probability, int height = 100) {
    Segment segment;
    segment.ink = frame(x, 0, 60, height);
    segment.prediction = predictionOf(4, probability);
    return segment;
}

/// Digits it is sure of, and at their right one that it rejects: an even chance that it is none.
std::vector<Segment> lineWithDoubt(int digits) {
    std::vector<Segment> line;
    for (int i = 0; i < digits; ++i) line.push_back(segmentAt(80 * i, 0.99F));
    line.push_back(segmentAt(80 * digits, 0.5F));
    return line;
}

bool isReadInLine(std::vector<Segment> line) {
    shiftPriors(line, kHeight, kThreshold);
    return !line.back().prediction.rejected;
}

TEST(PriorShift, OddsFollowBayes) {
    const Prediction found = withPriorShift(predictionOf(4, 0.3F, 0.1F), 3, kThreshold);
    constexpr float kRounding = 1e-6F;                    // of a handful of float operations near 1
    EXPECT_NEAR(found.probability, 0.9 / 1.8, kRounding); // 3 * 0.3 of 3 * 0.4 + 0.6
    EXPECT_NEAR(found.probabilities[5], 0.3 / 1.8, kRounding);
    EXPECT_EQ(found.digit, 4);
    EXPECT_TRUE(found.rejected);
    EXPECT_FALSE(withPriorShift(predictionOf(4, 0.3F), 8, kThreshold).rejected);
}

TEST(PriorShift, OddsChangeNothingWhereAllOfItIsDigits) {
    const Prediction between = withPriorShift(predictionOf(4, 0.5F, 0.5F), 8, kThreshold);
    EXPECT_FLOAT_EQ(between.probability, 0.5F);
    EXPECT_TRUE(between.rejected);
    EXPECT_EQ(withPriorShift({}, 8, kThreshold).probability, 0); // nor is anything divided by 0
}

TEST(PriorShift, ADoubtfulOneIsReadBesideTwoDigits) {
    std::vector<Segment> line = lineWithDoubt(2);
    shiftPriors(line, kHeight, kThreshold);
    EXPECT_FALSE(line.back().prediction.rejected);
    EXPECT_GT(line.back().prediction.probability, kThreshold);
    EXPECT_FLOAT_EQ(line.front().prediction.probability, 0.99F); // what was read anyway stays as it is
}

TEST(PriorShift, ItStaysRejectedAloneOrAmongDoubts) {
    EXPECT_FALSE(isReadInLine(lineWithDoubt(0)));
    EXPECT_FALSE(isReadInLine(lineWithDoubt(1)));
    std::vector<Segment> word = lineWithDoubt(3);
    word.front().prediction = predictionOf(1, 0.1F);
    EXPECT_FALSE(isReadInLine(word)); // two digits, two doubts
    EXPECT_TRUE(isReadInLine(lineWithDoubt(5)));
}

TEST(PriorShift, WhatIsSurelyNoDigitStaysRejected) {
    std::vector<Segment> line = lineWithDoubt(6);
    line.back().prediction = predictionOf(4, 0.02F);
    EXPECT_FALSE(isReadInLine(line));
}

TEST(PriorShift, WhatHasNotADigitsShapeStaysRejected) {
    const std::vector<Segment> line = lineWithDoubt(4);
    const auto isReadAs = [&](auto change) {
        std::vector<Segment> changed = line;
        change(changed.back());
        return isReadInLine(changed);
    };
    EXPECT_TRUE(isReadAs([](Segment&) {}));
    EXPECT_FALSE(isReadAs([](Segment& segment) { segment.cut = true; }));
    EXPECT_FALSE(isReadAs([](Segment& segment) { segment.partsAreDigits = true; }));
    EXPECT_FALSE(isReadAs([](Segment& segment) { segment = segmentAt(320, 0.5F, 50); }));
    EXPECT_FALSE(isReadAs([](Segment& segment) { segment = segmentAt(320, 0.5F, 200); }));
    EXPECT_FALSE(isReadAs([](Segment& segment) { segment.ink = block(320, 0, 80, 80); })); // filled in
}

} // namespace
} // namespace digitpad::test
