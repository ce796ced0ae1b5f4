#include "core/explain/variations.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "tests/core/model/models.h"

namespace digitpad {
namespace {

/// An upright bar of 4x12 pixels, its middle at (13.5, 13.5).
DigitImage bar() {
    DigitImage image;
    for (int row = 8; row < 20; ++row)
        for (int column = 12; column < 16; ++column) image.at(row, column) = 1;
    return image;
}

double inkOf(const DigitImage& image) {
    return std::accumulate(image.pixels.begin(), image.pixels.end(), 0.0);
}

TEST(Variations, MoveByWholePixels) {
    const DigitImage right = changed(bar(), Change::Sideways, 2);
    const DigitImage down = changed(bar(), Change::UpAndDown, 3);
    EXPECT_FLOAT_EQ(right.at(10, 17), 1);
    EXPECT_FLOAT_EQ(right.at(10, 13), 0);
    EXPECT_FLOAT_EQ(down.at(22, 13), 1);
    EXPECT_FLOAT_EQ(down.at(8, 13), 0);
    EXPECT_NEAR(inkOf(right), 48, 1e-3);
}

TEST(Variations, WhatLeavesTheFieldIsLost) {
    EXPECT_NEAR(inkOf(changed(bar(), Change::Sideways, 14)), 24, 1e-3);
    EXPECT_EQ(inkOf(changed(bar(), Change::Sideways, 30)), 0);
}

TEST(Variations, TurnClockwise) {
    const DigitImage quarter = changed(bar(), Change::Turn, 90);
    EXPECT_NEAR(quarter.at(13, 9), 1, 1e-5);
    EXPECT_NEAR(quarter.at(9, 13), 0, 1e-5);
    const DigitImage slight = changed(bar(), Change::Turn, 20);
    EXPECT_GT(slight.at(8, 16), slight.at(8, 11)); // the upper end goes to the right
}

TEST(Variations, ChangeSizeAboutTheMiddle) {
    EXPECT_NEAR(inkOf(changed(bar(), Change::Size, 1.2)), 48 * 1.44, 3); // soft edges
    EXPECT_NEAR(inkOf(changed(bar(), Change::Size, 0.8)), 48 * 0.64, 3);
}

TEST(Variations, ThickenAndThin) {
    EXPECT_NEAR(inkOf(changed(bar(), Change::Thickness, 2)), 48 + 32, 1e-3); // a pixel on all four sides
    EXPECT_NEAR(inkOf(changed(bar(), Change::Thickness, 1)), 48 + 16, 1e-3);
    EXPECT_NEAR(inkOf(changed(bar(), Change::Thickness, -2)), 20, 1e-3); // 2x10 are left
    EXPECT_EQ(changed(bar(), Change::Thickness, 0).pixels, bar().pixels);
}

TEST(Variations, AreClassifiedEachAndUnchangedInTheMiddle) {
    const Classifier classifier(test::randomModel("lenet5"));
    Workspace workspace;
    const auto found = variations(bar(), classifier, workspace);
    ASSERT_EQ(found.size(), std::size(kChanges) * kChangeSteps);
    const Prediction unchanged = classifier.classify(bar(), workspace);
    for (std::size_t i = 0; i < found.size(); ++i) {
        EXPECT_EQ(found[i].change, kChanges[i / kChangeSteps]);
        if (i % kChangeSteps == kChangeSteps / 2) {
            EXPECT_EQ(found[i].image.pixels, bar().pixels);
            EXPECT_EQ(found[i].prediction.digit, unchanged.digit);
        }
    }
    EXPECT_EQ(found[0].amount, -2);
    EXPECT_EQ(found[4].amount, 2);
}

} // namespace
} // namespace digitpad
