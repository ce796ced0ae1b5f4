#include "core/explain/saliency.h"

#include <gtest/gtest.h>

#include "core/nn/layers/dense.h"

namespace digitpad {
namespace {

/// Says 1 for ink at (5, 5) and 0 for ink at (20, 20), 2 for neither.
Classifier twoPixels() {
    Network network({kImageSide, kImageSide, 1}, {std::make_shared<Dense<float>>(kImagePixels, kDigits)}, 1);
    std::ranges::fill(network.parameters(), 0.0F);
    network.parameters()[(5 * kImageSide + 5) * kDigits + 1] = 6;
    network.parameters()[(20 * kImageSide + 20) * kDigits + 0] = 4;
    network.parameters()[std::size_t{kImagePixels} * kDigits + 2] = 1;
    return Classifier({std::make_shared<const Network>(std::move(network)), {}});
}

DigitImage inkAt(std::initializer_list<std::pair<int, int>> places) {
    DigitImage image;
    for (const auto& [row, column] : places) image.at(row, column) = 1;
    return image;
}

TEST(Saliency, FindsTheInkThatTheAnswerRestsOn) {
    Workspace workspace;
    const SaliencyMap map = occlusionSaliency(inkAt({{5, 5}, {12, 20}}), twoPixels(), workspace);
    EXPECT_GT(map.at(5, 5), 0.5F); // without it the answer is 2
    EXPECT_FLOAT_EQ(map.at(12, 20), 0);
    EXPECT_FLOAT_EQ(map.strongest(), map.at(5, 5));
}

TEST(Saliency, IsNegativeWhereInkSpeaksAgainstTheAnswer) {
    Workspace workspace;
    const SaliencyMap map = occlusionSaliency(inkAt({{5, 5}, {20, 20}}), twoPixels(), workspace);
    EXPECT_GT(map.at(5, 5), 0);
    EXPECT_LT(map.at(20, 20), 0);
}

TEST(Saliency, IsNothingAwayFromInk) {
    Workspace workspace;
    const SaliencyMap map = occlusionSaliency(inkAt({{5, 5}}), twoPixels(), workspace);
    EXPECT_EQ(map.at(5, 12), 0);
    EXPECT_EQ(map.at(20, 20), 0);
    EXPECT_EQ(occlusionSaliency({}, twoPixels(), workspace).strongest(), 0);
}

} // namespace
} // namespace digitpad
