#include "core/nn/layers/dropout.h"

#include <gmock/gmock.h>

#include "core/error.h"
#include "tests/core/nn/gradient_check.h"
#include "tests/core/nn/tensor_of.h"

namespace digitpad {
namespace {

std::vector<double> trained(const Dropout<double>& layer, std::uint64_t seed) {
    Tensor<double> x(1, {100, 100, 1});
    std::fill_n(x.data(), x.size(), 1.0);
    Tensor<double> y;
    LayerMemory<double> memory;
    layer.forward({}, {seed, nullptr}, x, y, memory);
    return valuesOf(y);
}

TEST(Dropout, InferencePassesValuesThrough) {
    EXPECT_THAT(inferValues(Dropout<double>(0.5), tensorOf(1, {1, 1, 3}, {1, -2, 3})),
                testing::ElementsAre(1, -2, 3));
}

TEST(Dropout, TrainingZeroesItsRateAndScalesTheRest) {
    const auto values = trained(Dropout<double>(0.25), 1);
    EXPECT_THAT(values, testing::Each(testing::AnyOf(0.0, 1 / 0.75)));
    // 10,000 draws at .25 have a deviation of 43; five of them are allowed.
    EXPECT_NEAR(static_cast<double>(std::ranges::count(values, 0.0)), 2500, 217);
}

TEST(Dropout, TheSeedDecidesTheMask) {
    EXPECT_EQ(trained(Dropout<double>(0.5), 1), trained(Dropout<double>(0.5), 1));
    EXPECT_NE(trained(Dropout<double>(0.5), 1), trained(Dropout<double>(0.5), 2));
}

TEST(Dropout, GradientsEqualDifferences) {
    checkGradients(Dropout<double>(0.4), 2, {3, 3, 2});
    checkGradients(Dropout<double>(0), 1, {1, 1, 5});
}

TEST(Dropout, RefusesRatesThatLeaveNothing) {
    EXPECT_THROW(Dropout<float>(1.0), Error);
    EXPECT_THROW(Dropout<float>(-0.1), Error);
}

} // namespace
} // namespace digitpad
