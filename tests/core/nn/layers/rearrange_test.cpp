#include "core/nn/layers/rearrange.h"

#include <gmock/gmock.h>

#include "core/error.h"
#include "tests/core/nn/gradient_check.h"
#include "tests/core/nn/tensor_of.h"

namespace digitpad {
namespace {

TEST(Rearrange, TakesEachValueFromItsSource) {
    const Rearrange<double> layer(4, {1, 3, 1}, {3, 0, 3});
    EXPECT_EQ(layer.outputShape({2, 2, 1}), (Shape{1, 3, 1}));
    EXPECT_THAT(inferValues(layer, tensorOf(2, {2, 2, 1}, {1, 2, 3, 4, 5, 6, 7, 8})),
                testing::ElementsAre(4, 1, 4, 8, 5, 8));
}

TEST(Rearrange, GradientsEqualDifferences) {
    checkGradients(Rearrange<double>(6, {2, 2, 2}, {5, 4, 3, 2, 1, 0, 0, 5}), 2, {3, 2, 1});
}

TEST(Rearrange, RefusesSourcesThatDoNotFit) {
    EXPECT_THROW(Rearrange<float>(4, {1, 2, 1}, {0}), Error);
    EXPECT_THROW(Rearrange<float>(4, {1, 2, 1}, {0, 4}), Error);
    EXPECT_THROW(Rearrange<float>(4, {1, 2, 1}, {0, -1}), Error);
    EXPECT_THROW(Rearrange<float>(4, {1, 2, 1}, {0, 1}).outputShape({1, 5, 1}), Error);
}

} // namespace
} // namespace digitpad
