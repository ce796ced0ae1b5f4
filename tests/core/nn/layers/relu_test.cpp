#include "core/nn/layers/relu.h"

#include <gmock/gmock.h>

#include "tests/core/nn/gradient_check.h"
#include "tests/core/nn/tensor_of.h"

namespace digitpad {
namespace {

TEST(Relu, KeepsThePositive) {
    EXPECT_THAT(inferValues(Relu<double>(), tensorOf(1, {1, 2, 2}, {-1, 2, 0, 0.5})),
                testing::ElementsAre(0, 2, 0, 0.5));
}

TEST(Relu, GradientsEqualDifferences) {
    checkGradients(Relu<double>(), 3, {4, 5, 2});
    checkGradients(Relu<double>(), 1, {1, 1, 7});
}

} // namespace
} // namespace digitpad
