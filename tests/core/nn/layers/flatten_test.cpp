#include "core/nn/layers/flatten.h"

#include <gmock/gmock.h>

#include "tests/core/nn/gradient_check.h"
#include "tests/core/nn/tensor_of.h"

namespace digitpad {
namespace {

TEST(Flatten, KeepsTheOrderInMemory) {
    EXPECT_EQ(Flatten<double>().outputShape({2, 3, 4}), (Shape{1, 1, 24}));
    EXPECT_THAT(inferValues(Flatten<double>(), tensorOf(1, {1, 2, 2}, {1, 2, 3, 4})),
                testing::ElementsAre(1, 2, 3, 4));
}

TEST(Flatten, GradientsEqualDifferences) {
    checkGradients(Flatten<double>(), 2, {2, 3, 2});
}

} // namespace
} // namespace digitpad
