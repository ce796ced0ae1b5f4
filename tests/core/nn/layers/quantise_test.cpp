#include "core/nn/layers/quantise.h"

#include <gmock/gmock.h>

#include <limits>

#include "core/error.h"
#include "tests/core/nn/tensor_of.h"

namespace digitpad {
namespace {

using testing::ElementsAre;

TEST(Quantise, RoundsHalvesToEvenAndBoundsTheSteps) {
    const Quantise<double> layer({.scale = 0.5, .zero = 10, .least = 0, .most = 255});
    EXPECT_THAT(inferValues(layer, tensorOf(1, {1, 1, 6}, {0.25, 0.75, -0.3, 1.1, -9, 500})),
                ElementsAre(0, 1, -0.5, 1, -5, 122.5));
}

TEST(Quantise, TheGradientPassesWhereNothingIsBounded) {
    const Quantise<double> layer({.scale = 1, .zero = 0, .least = -2, .most = 2});
    const auto x = tensorOf(1, {1, 1, 4}, {-3, -2, 1.3, 2.6});
    Tensor<double> y;
    Tensor<double> dx;
    LayerMemory<double> memory;
    layer.forward({}, {}, x, y, memory);
    layer.backward({}, x, y, tensorOf(1, {1, 1, 4}, {5, 6, 7, 8}), &dx, nullptr, memory);
    EXPECT_THAT(valuesOf(dx), ElementsAre(0, 6, 7, 0));
}

TEST(Quantise, RefusesScalesAndZerosThatMeanNothing) {
    EXPECT_THROW(Quantise<float>({.scale = 0}), Error);
    EXPECT_THROW(Quantise<float>({.scale = std::numeric_limits<double>::infinity()}), Error);
    EXPECT_THROW(Quantise<float>({.zero = 200}), Error);
}

} // namespace
} // namespace digitpad
