#include "core/nn/layers/pointwise.h"

#include <gmock/gmock.h>

#include "tests/core/nn/gradient_check.h"
#include "tests/core/nn/tensor_of.h"

namespace digitpad {
namespace {

using enum PointwiseFunction;
using testing::DoubleNear;
using testing::Pointwise;

std::vector<double> at(const std::vector<double>& x, PointwiseFunction function, double first = 0,
                       double second = 0) {
    const digitpad::Pointwise<double> layer(function, first, second);
    return inferValues(layer, tensorOf(1, {1, 1, static_cast<int>(x.size())}, x));
}

// Values of PyTorch 1.13.
TEST(Pointwise, IsWhatOthersCompute) {
    const std::vector<double> x{-4, -1, 0, 0.5, 4};
    const auto near = DoubleNear(1e-6);
    EXPECT_THAT(at(x, Sigmoid), Pointwise(near, {0.0179862, 0.2689414, 0.5, 0.6224593, 0.9820138}));
    EXPECT_THAT(at(x, Tanh), Pointwise(near, {-0.9993293, -0.7615942, 0.0, 0.4621172, 0.9993293}));
    EXPECT_THAT(at(x, LeakyRelu, 0.01), Pointwise(near, {-0.04, -0.01, 0.0, 0.5, 4.0}));
    EXPECT_THAT(at(x, Elu, 1), Pointwise(near, {-0.9816844, -0.6321206, 0.0, 0.5, 4.0}));
    EXPECT_THAT(at(x, Clip, -2, 0.25), Pointwise(near, {-2.0, -1.0, 0.0, 0.25, 0.25}));
    EXPECT_THAT(at(x, HardSigmoid, 0.2, 0.5), Pointwise(near, {0.0, 0.3, 0.5, 0.6, 1.0}));
    EXPECT_THAT(at(x, HardSwish), Pointwise(near, {0.0, -1.0 / 3, 0.0, 0.2916667, 4.0}));
}

TEST(Pointwise, GradientsEqualDifferences) {
    checkGradients(digitpad::Pointwise<double>(Sigmoid), 2, {4, 5, 2});
    checkGradients(digitpad::Pointwise<double>(Tanh), 1, {1, 1, 7});
    checkGradients(digitpad::Pointwise<double>(LeakyRelu, 0.1), 2, {3, 4, 2});
    checkGradients(digitpad::Pointwise<double>(Elu, 0.7), 2, {3, 4, 2});
    checkGradients(digitpad::Pointwise<double>(Clip, -0.5, 0.6), 2, {3, 4, 2});
    checkGradients(digitpad::Pointwise<double>(HardSigmoid, 0.3, 0.4), 2, {3, 4, 2});
    checkGradients(digitpad::Pointwise<double>(HardSwish), 2, {3, 4, 2});
}

} // namespace
} // namespace digitpad
