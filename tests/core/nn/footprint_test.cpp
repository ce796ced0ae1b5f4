#include "core/nn/footprint.h"

#include <gmock/gmock.h>

#include "core/nn/layers/average_pool.h"
#include "core/nn/layers/convolution.h"
#include "core/nn/layers/dense.h"
#include "core/nn/layers/relu.h"
#include "core/nn/layers/residual.h"

namespace digitpad {
namespace {

LayerPointer<float> convolution(int inputs, int outputs, Padding padding) {
    return std::make_shared<Convolution<float>>(
        ConvolutionOptions{.inputChannels = inputs, .outputChannels = outputs, .padding = padding});
}

TEST(Footprint, AddsUpWhatLayersLeaveInMemory) {
    const auto relu = std::make_shared<Relu<float>>();
    EXPECT_EQ(
        footprint({convolution(1, 2, {}), relu, std::make_shared<Dense<float>>(32, 3)}, {6, 6, 1}).values,
        32 + 32 + 3);
    EXPECT_EQ(footprint({std::make_shared<Residual<float>>(LayerList<float>{relu, relu})}, {6, 6, 1}).values,
              3 * 36);
    EXPECT_EQ(footprint({}, {6, 6, 1}).values, 0);
}

TEST(Footprint, CountsThePaddedImageOnce) {
    EXPECT_EQ(footprint({convolution(1, 2, {100, 100, 100, 100})}, {6, 6, 1}).scratch,
              206 * 206 + 204 * 204 * 2);
}

TEST(Footprint, CountsWhatPoolingLooksAt) {
    const auto pool = std::make_shared<AveragePool<float>>(
        PoolOptions{.height = 200, .width = 200, .stride = 1, .padding = {199, 199, 199, 199}});
    EXPECT_GT(footprint({pool}, {28, 28, 1}).work, std::int64_t{227} * 227 * 200 * 200);
    EXPECT_EQ(footprint({convolution(1, 2, {})}, {6, 6, 1}).work, 4 * 4 * 2 * 9);
}

} // namespace
} // namespace digitpad
