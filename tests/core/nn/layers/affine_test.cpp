#include "core/nn/layers/affine.h"

#include <gmock/gmock.h>

#include "core/error.h"
#include "tests/core/nn/gradient_check.h"
#include "tests/core/nn/tensor_of.h"

namespace digitpad {
namespace {

using testing::ElementsAre;

TEST(Affine, ScalesAndShiftsEachChannel) {
    const auto x = tensorOf(1, {2, 1, 2}, {1, 2, 3, 4});
    EXPECT_THAT(inferValues(Affine<double>(2), x, {10, -1, 0.5, 0}), ElementsAre(10.5, -2, 30.5, -4));
}

TEST(Affine, ScalesAndShiftsEachValue) {
    const auto x = tensorOf(2, {1, 2, 1}, {1, 2, 3, 4});
    EXPECT_THAT(inferValues(Affine<double>(2), x, {10, -1, 0.5, 0}), ElementsAre(10.5, -2, 30.5, -4));
}

TEST(Affine, GradientsEqualDifferences) {
    checkGradients(Affine<double>(3), 2, {4, 5, 3});
    checkGradients(Affine<double>(24), 3, {2, 4, 3});
    checkGradients(Affine<double>(1), 2, {3, 3, 1});
}

TEST(Affine, RefusesWhatDoesNotFit) {
    EXPECT_THROW(Affine<float>(0), Error);
    EXPECT_THROW(Affine<float>(2).outputShape({2, 2, 3}), Error);
}

} // namespace
} // namespace digitpad
