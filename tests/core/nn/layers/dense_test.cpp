#include "core/nn/layers/dense.h"

#include <gmock/gmock.h>

#include "core/error.h"
#include "tests/core/nn/gradient_check.h"
#include "tests/core/nn/tensor_of.h"

namespace digitpad {
namespace {

using testing::ElementsAre;

TEST(Dense, MultipliesAndAdds) {
    const Dense<double> layer(2, 3);
    const std::vector<double> parameters{1, 2, 3, 10, 20, 30, 0.5, 0, -1};
    EXPECT_THAT(inferValues(layer, tensorOf(2, {1, 1, 2}, {1, 1, 2, -1}), parameters),
                ElementsAre(11.5, 22, 32, -7.5, -16, -25));
}

TEST(Dense, GradientsEqualDifferences) {
    checkGradients(Dense<double>(4, 3), 1, {1, 1, 4});
    checkGradients(Dense<double>(12, 5), 3, {2, 3, 2});
    checkGradients(Dense<double>(3, 2, false), 2, {1, 1, 3});
}

TEST(Dense, ReluStopsNegatives) {
    const Dense<double> layer(2, 3, true, true);
    const std::vector<double> parameters{1, 2, 3, 10, 20, 30, 0.5, 0, -1};
    EXPECT_THAT(inferValues(layer, tensorOf(2, {1, 1, 2}, {1, 1, 2, -1}), parameters),
                ElementsAre(11.5, 22, 32, 0, 0, 0));
    EXPECT_EQ(layer.describe(), "Dense 3 + ReLU");
}

// With ReLU a difference is off where its step turns a sign; with this seed none does.
TEST(Dense, GradientsEqualDifferencesWithRelu) {
    checkGradients(Dense<double>(4, 3, true, true), 1, {1, 1, 4});
    checkGradients(Dense<double>(12, 5, false, true), 3, {2, 3, 2});
    checkGradients(Dense<double>(250, 17, true, true), 7, {5, 5, 10});
}

TEST(Dense, RefusesAnotherNumberOfInputs) {
    EXPECT_THROW(Dense<float>(4, 3).outputShape({1, 1, 5}), Error);
    EXPECT_THROW(Dense<float>(0, 3), Error);
}

TEST(Dense, InitialWeightsKeepTheVariance) {
    const Dense<double> layer(500, 40);
    std::vector<double> parameters(layer.parameterCount());
    Random random(2);
    layer.initialise(parameters.data(), nullptr, random);
    double squares = 0;
    for (std::size_t i = 0; i < 20'000; ++i) squares += parameters[i] * parameters[i];
    // The mean square of 20,000 normal draws has a relative deviation of 1 %; five of them are allowed.
    EXPECT_NEAR(squares / 20'000, 2.0 / 500, 0.05 * 2.0 / 500);
    EXPECT_EQ(parameters.back(), 0);
}

} // namespace
} // namespace digitpad
