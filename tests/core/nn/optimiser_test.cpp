#include "core/nn/optimiser.h"

#include <gmock/gmock.h>

#include <cmath>

namespace digitpad {
namespace {

using testing::ElementsAre;
using testing::FloatNear;

/// Two steps with the same gradients, the second parameter free of decay.
std::vector<float> twoSteps(Optimiser& optimiser, double rate, double decay, std::size_t cut = 2) {
    std::vector<float> parameters{1, -2};
    const std::vector<float> gradients{0.5F, -0.25F};
    const std::vector<float> mask{1, 0};
    for (int step = 0; step < 2; ++step) {
        optimiser.beginStep({rate, decay});
        optimiser.update(parameters, gradients, mask, 0, cut);
        optimiser.update(parameters, gradients, mask, cut, 2);
    }
    return parameters;
}

// Expected values below are worked out by hand; 1e-6 is a few roundings of float32 at values near 1.

TEST(Sgd, TakesNesterovSteps) {
    // Velocities g, then 1.9 g; steps .1 (g + .9 v): .19 g and .271 g.
    EXPECT_THAT(twoSteps(*makeSgd(2, 0.9), 0.1, 0),
                ElementsAre(FloatNear(1 - 0.461F * 0.5F, 1e-6F), FloatNear(-2 + 0.461F * 0.25F, 1e-6F)));
}

TEST(Sgd, AddsDecayToTheGradientWhereMasked) {
    // First parameter: 1 -> 1 - .1 (.5 + .1) = .94 -> .94 - .1 (.5 + .094) = .8806; the second has no decay.
    EXPECT_THAT(twoSteps(*makeSgd(2, 0), 0.1, 0.1),
                ElementsAre(FloatNear(0.8806F, 1e-6F), FloatNear(-1.95F, 1e-6F)));
}

TEST(Adam, StepsByTheRateWhileGradientsAgree) {
    EXPECT_THAT(twoSteps(*makeAdam(2), 0.01, 0),
                ElementsAre(FloatNear(0.98F, 1e-6F), FloatNear(-1.98F, 1e-6F)));
}

TEST(AdamW, DecaysTheWeightsThemselves) {
    // Each step: w -= .01 .1 w, then .01 against the gradient's sign.
    const double first = 1 - 0.001 - 0.01;
    EXPECT_THAT(twoSteps(*makeAdamW(2), 0.01, 0.1),
                ElementsAre(FloatNear(static_cast<float>(first - 0.001 * first - 0.01), 1e-6F),
                            FloatNear(-1.98F, 1e-6F)));
}

TEST(Optimisers, SlicesGiveTheSameAsOnePass) {
    EXPECT_EQ(twoSteps(*makeSgd(2, 0.9), 0.1, 0.1, 1), twoSteps(*makeSgd(2, 0.9), 0.1, 0.1, 2));
    EXPECT_EQ(twoSteps(*makeAdam(2), 0.1, 0.1, 1), twoSteps(*makeAdam(2), 0.1, 0.1, 2));
    EXPECT_EQ(twoSteps(*makeAdamW(2), 0.1, 0.1, 1), twoSteps(*makeAdamW(2), 0.1, 0.1, 2));
}

} // namespace
} // namespace digitpad
