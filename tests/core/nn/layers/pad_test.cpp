#include "core/nn/layers/pad.h"

#include <gmock/gmock.h>

#include "tests/core/nn/gradient_check.h"
#include "tests/core/nn/tensor_of.h"

namespace digitpad {
namespace {

TEST(Pad, PutsAFrameAround) {
    const auto x = tensorOf(1, {1, 2, 1}, {1, 2});
    EXPECT_THAT(inferValues(Pad<double>({1, 0, 0, 1}, 9), x), testing::ElementsAre(9, 9, 9, 1, 2, 9));
}

TEST(Pad, GradientsEqualDifferences) {
    checkGradients(Pad<double>({1, 2, 0, 3}), 2, {3, 2, 2});
    checkGradients(Pad<double>({}), 1, {2, 2, 3});
}

TEST(Pad, RefusesWhatIsTooLargeOrNegative) {
    EXPECT_THROW(Pad<float>({-1, 0, 0, 0}), Error);
    EXPECT_THROW(Pad<float>({1 << 30, 1 << 30, 1 << 30, 1 << 30}).outputShape({28, 28, 1}), Error);
}

} // namespace
} // namespace digitpad
