#include <gmock/gmock.h>

#include "core/error.h"
#include "core/nn/layers/average_pool.h"
#include "core/nn/layers/global_average_pool.h"
#include "core/nn/layers/max_pool.h"
#include "tests/core/nn/gradient_check.h"
#include "tests/core/nn/tensor_of.h"

namespace digitpad {
namespace {

using testing::ElementsAre;

const PoolOptions kOverlapping{.height = 3, .width = 3, .stride = 2, .padding = {1, 1, 1, 1}};
const PoolOptions kUneven{.height = 2, .width = 3, .stride = 1, .padding = {0, 1, 1, 0}};

TEST(MaxPool, TakesTheLargestOfEachChannel) {
    const auto x = tensorOf(1, {2, 4, 2}, {1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 0, -6, 7, -7, 8, -8});
    EXPECT_THAT(inferValues(MaxPool<double>(), x), ElementsAre(5, -1, 8, -3));
}

TEST(MaxPool, PaddingNeverWins) {
    const auto x = tensorOf(1, {2, 2, 1}, {-1, -2, -3, -4});
    EXPECT_THAT(inferValues(MaxPool<double>(kOverlapping), x), ElementsAre(-1));
}

TEST(MaxPool, DropsWhatFillsNoWindow) {
    EXPECT_EQ(MaxPool<double>().outputShape({7, 5, 3}), (Shape{3, 2, 3}));
}

TEST(MaxPool, GivesTheGradientToTheFirstOfEquals) {
    const MaxPool<double> layer;
    const auto x = tensorOf(1, {2, 2, 1}, {2, 1, 2, 2});
    Tensor<double> y;
    Tensor<double> dx;
    LayerMemory<double> memory;
    layer.forward({}, {}, x, y, memory);
    layer.backward({}, x, y, tensorOf(1, {1, 1, 1}, {3}), &dx, nullptr, memory);
    EXPECT_THAT(valuesOf(dx), ElementsAre(3, 0, 0, 0));
}

TEST(MaxPool, GradientsEqualDifferences) {
    checkGradients(MaxPool<double>(), 2, {4, 6, 3});
    checkGradients(MaxPool<double>(), 1, {5, 5, 1});
    checkGradients(MaxPool<double>(kOverlapping), 2, {5, 4, 2});
    checkGradients(MaxPool<double>(kUneven), 1, {4, 4, 2});
}

TEST(AveragePool, TakesTheMeanOfWhatIsThere) {
    const auto x = tensorOf(1, {2, 2, 1}, {1, 2, 3, 6});
    EXPECT_THAT(inferValues(AveragePool<double>(), x), ElementsAre(3));
    EXPECT_THAT(
        inferValues(AveragePool<double>({.height = 2, .width = 2, .stride = 2, .padding = {1, 1, 1, 1}}), x),
        ElementsAre(1, 2, 3, 6));
}

TEST(AveragePool, GradientsEqualDifferences) {
    checkGradients(AveragePool<double>(), 2, {4, 6, 3});
    checkGradients(AveragePool<double>(kOverlapping), 2, {5, 4, 2});
    checkGradients(AveragePool<double>(kUneven), 1, {4, 4, 2});
}

TEST(GlobalAveragePool, TakesTheMeanOfEachChannel) {
    EXPECT_THAT(inferValues(GlobalAveragePool<double>(), tensorOf(2, {1, 2, 2}, {1, 10, 3, 20, 5, 0, 7, 2})),
                ElementsAre(2, 15, 6, 1));
}

TEST(GlobalAveragePool, GradientsEqualDifferences) {
    checkGradients(GlobalAveragePool<double>(), 2, {3, 4, 5});
    checkGradients(GlobalAveragePool<double>(), 1, {1, 1, 2});
}

TEST(Pooling, RefusesWindowsThatCouldSeeNothing) {
    EXPECT_THROW(MaxPool<float>({.height = 2, .width = 2, .stride = 2, .padding = {2, 0, 0, 0}}), Error);
    EXPECT_THROW(AveragePool<float>({.height = 0, .width = 2, .stride = 2}), Error);
    EXPECT_THROW(MaxPool<float>().outputShape({1, 4, 1}), Error);
}

TEST(Pooling, SaysWhatItIs) {
    EXPECT_EQ(MaxPool<float>().describe(), "Max pool 2");
    EXPECT_EQ(AveragePool<float>(kUneven).describe(), "Average pool 2×3, stride 1");
}

} // namespace
} // namespace digitpad
