#include "core/nn/loss.h"

#include <gmock/gmock.h>

#include <cmath>

#include "core/random.h"
#include "tests/core/nn/tensor_of.h"

namespace digitpad {
namespace {

double lossOf(const Tensor<double>& logits, const std::vector<int>& labels, double smoothing) {
    Tensor<double> gradient;
    return softmaxCrossEntropy<double>(logits, labels, smoothing, 1, gradient).loss;
}

TEST(Softmax, SumsToOneAndKeepsRatios) {
    const std::vector<double> logits{0, std::log(3.0), -1000};
    std::vector<double> out(3);
    softmax<double>(logits, out);
    EXPECT_NEAR(out[0], 0.25, 1e-12);
    EXPECT_NEAR(out[1], 0.75, 1e-12);
    EXPECT_EQ(out[2], 0);
}

TEST(Softmax, LargeLogitsDoNotOverflow) {
    const std::vector<float> logits{1e30F, 1e30F};
    std::vector<float> out(2);
    softmax<float>(logits, out);
    EXPECT_THAT(out, testing::ElementsAre(0.5F, 0.5F));
}

TEST(CrossEntropy, EqualsItsFormula) {
    const auto logits = tensorOf(2, {1, 1, 2}, {0, std::log(3.0), std::log(4.0), 0});
    EXPECT_NEAR(lossOf(logits, {1, 1}, 0), -std::log(0.75) - std::log(0.2), 1e-12);
    EXPECT_NEAR(lossOf(logits, {1, 0}, 0.2),
                -0.9 * std::log(0.75) - 0.1 * std::log(0.25) - 0.9 * std::log(0.8) - 0.1 * std::log(0.2),
                1e-12);
}

TEST(CrossEntropy, CountsWhatIsRight) {
    Tensor<double> gradient;
    const auto logits = tensorOf(3, {1, 1, 2}, {1, 0, 1, 0, 0, 1});
    EXPECT_EQ(softmaxCrossEntropy<double>(logits, std::vector<int>{0, 1, 1}, 0, 1, gradient).correct, 2);
}

TEST(CrossEntropy, ALabelWithoutClassWantsAUniformAnswer) {
    Tensor<double> gradient;
    const auto logits = tensorOf(1, {1, 1, 4}, {1, 1, 1, 1});
    const auto sum = softmaxCrossEntropy<double>(logits, std::vector<int>{10}, 0, 1, gradient);
    EXPECT_NEAR(sum.loss, std::log(4.0), 1e-12);
    EXPECT_EQ(sum.correct, 0);
    EXPECT_THAT(valuesOf(gradient), testing::Each(testing::DoubleNear(0, 1e-12)));
}

TEST(CrossEntropy, GradientEqualsDifferences) {
    Random random(1);
    Tensor<double> logits(3, {1, 1, 5});
    for (std::size_t i = 0; i < logits.size(); ++i) logits.data()[i] = random.normal();
    const std::vector<int> labels{4, 0, 9};
    for (const double smoothing : {0.0, 0.1}) {
        Tensor<double> gradient;
        softmaxCrossEntropy<double>(logits, labels, smoothing, 0.5, gradient);
        for (std::size_t i = 0; i < logits.size(); ++i) {
            const double original = logits.data()[i];
            logits.data()[i] = original + 1e-6;
            const double above = lossOf(logits, labels, smoothing);
            logits.data()[i] = original - 1e-6;
            const double below = lossOf(logits, labels, smoothing);
            logits.data()[i] = original;
            // A central difference of step 1e-6 is exact to about 1e-9 here.
            EXPECT_NEAR(gradient.data()[i], 0.5 * (above - below) / 2e-6, 1e-8);
        }
    }
}

} // namespace
} // namespace digitpad
