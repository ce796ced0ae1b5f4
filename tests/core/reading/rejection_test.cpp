#include "core/reading/rejection.h"

#include <gtest/gtest.h>

#include "core/preprocess/segmentation/pieces.h"
#include "core/reading/reader.h"
#include "tests/core/model/models.h"
#include "tests/core/preprocess/segmentation/drawings.h"

namespace digitpad::test {
namespace {

InkPiece inkOf(const Drawing& drawing) {
    return merged(drawnPieces(drawing).pieces);
}

Rejection reasonFor(const Drawing& drawing, const Prediction& prediction = {}) {
    return digitpad::reasonFor(inkOf(drawing), prediction, false);
}

Prediction sharedBy(int first, int second) {
    Prediction prediction;
    prediction.digit = first;
    prediction.probabilities[static_cast<std::size_t>(first)] = prediction.probability = 0.5F;
    prediction.probabilities[static_cast<std::size_t>(second)] = 0.4F;
    return prediction;
}

Drawing zigzag(int turns) {
    Drawing drawing;
    Stroke& stroke = drawing.strokes.emplace_back();
    stroke.width = 4;
    for (int i = 0; i <= turns; ++i)
        stroke.points.push_back(
            {static_cast<float>(100 * i) / static_cast<float>(turns), i % 2 == 0 ? 0.0F : 100.0F});
    return drawing;
}

TEST(Rejection, ShapesHaveTheirNames) {
    EXPECT_EQ(reasonFor(Drawing{{stroke({{50, 50}}, 20)}}), Rejection::Dot);
    EXPECT_EQ(reasonFor(Drawing{{stroke({{0, 50}, {100, 45}})}}), Rejection::Dash);
    EXPECT_EQ(reasonFor(zigzag(14)), Rejection::Scribble);
    EXPECT_EQ(digitpad::reasonFor(block(0, 0, 90, 100), {}, false), Rejection::Scribble);
    EXPECT_EQ(reasonFor(kFour), Rejection::NotADigit);
    EXPECT_EQ(digitpad::reasonFor(inkOf(kOne + moved(kOne, 40, 0)), {}, true), Rejection::SeveralDigits);
}

TEST(Rejection, TwoDigitsThatShareTheProbabilityAreBothNamed) {
    const Prediction prediction = sharedBy(4, 9);
    EXPECT_EQ(reasonFor(kFour, prediction), Rejection::Unsure);
    EXPECT_EQ(inWords(Rejection::Unsure, prediction), "either 4 or 9");
    EXPECT_EQ(runnerUp(sharedBy(0, 6)), 6);
    EXPECT_EQ(runnerUp(sharedBy(9, 0)), 0);
}

TEST(Rejection, NoDigitIsADotOrAScribble) {
    for (const Drawing& digit : {kFour, kCrossedSeven, kSlashedZero, kOne}) {
        EXPECT_FALSE(isDot(inkOf(digit)));
        EXPECT_EQ(nameOf(reasonFor(digit)), nameOf(Rejection::NotADigit));
    }
    EXPECT_FALSE(isDot(inkOf({{stroke({{0, 0}, {0, 30}}, 14)}}))); // a short, thick one
}

TEST(Rejection, EveryReasonHasANameAndWords) {
    EXPECT_EQ(nameOf(Rejection::None), "");
    EXPECT_EQ(inWords(Rejection::None, {}), "");
    for (const Rejection rejection : {Rejection::Blank, Rejection::Dot, Rejection::Dash, Rejection::Scribble,
                                      Rejection::SeveralDigits, Rejection::Unsure, Rejection::NotADigit}) {
        EXPECT_NE(nameOf(rejection), "");
        EXPECT_NE(inWords(rejection, {}), "");
    }
}

class RejectedReading : public testing::Test {
protected:
    static Classifier classifierWith(double threshold) {
        Model model = randomModel("lenet5");
        model.info.threshold = threshold;
        return Classifier(std::move(model));
    }
    Workspace m_workspace;
};

TEST_F(RejectedReading, BlankPaperIsBlank) {
    const Reading reading = readStrokes({}, classifierWith(0), m_workspace);
    EXPECT_EQ(reading.rejection(), Rejection::Blank);
    EXPECT_TRUE(reading.rejected());
    EXPECT_EQ(reading.text(), "");
    EXPECT_FALSE(reading.reason().empty());
}

TEST_F(RejectedReading, ADotIsNeverADigit) {
    const Reading reading = readStrokes({{stroke({{50, 50}}, 20)}}, classifierWith(0), m_workspace);
    EXPECT_EQ(reading.rejection(), Rejection::Dot);
    EXPECT_EQ(reading.text(), "?");
}

TEST_F(RejectedReading, TheThresholdDecides) {
    const Reading accepted = readStrokes(kOne, classifierWith(0), m_workspace);
    EXPECT_FALSE(accepted.rejected());
    EXPECT_EQ(accepted.reason(), "");
    const Reading rejected = readStrokes(kOne, classifierWith(1), m_workspace);
    ASSERT_EQ(rejected.digits.size(), 1U);
    EXPECT_TRUE(rejected.rejected());
    EXPECT_NE(rejected.digits[0].rejection, Rejection::None);
    EXPECT_EQ(rejected.text(), "?");
}

} // namespace
} // namespace digitpad::test
