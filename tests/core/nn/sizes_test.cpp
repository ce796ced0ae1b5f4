// Sizes of any layer are checked in 64 bits before memory is taken: what wraps in 32 bits is refused.
#include "core/nn/sizes.h"

#include <gmock/gmock.h>

#include "core/nn/layers/average_pool.h"
#include "core/nn/layers/convolution.h"
#include "core/nn/layers/dense.h"
#include "core/nn/layers/flatten.h"
#include "core/nn/layers/max_pool.h"
#include "core/nn/layers/residual.h"
#include "core/nn/network.h"
#include "tests/core/error_message.h"

namespace digitpad {
namespace {

using test::errorOf;
using testing::HasSubstr;

constexpr int kHuge = 1 << 30;

TEST(Sizes, ProductsAreBounded) {
    EXPECT_EQ(boundedProduct({3, 4, 5}, 60), 60);
    EXPECT_EQ(boundedProduct({3, 4, 5}, 59), 60);
    EXPECT_EQ(boundedProduct({kHuge, kHuge, kHuge, kHuge}, 100), 101);
    EXPECT_EQ(boundedProduct({kHuge, kHuge, 0}, 100), 0);
    EXPECT_EQ(boundedProduct({}, 100), 1);
}

/// 2028 x 2028 x 1045 values: 4,297,855,280 wrap to 2,887,984 in 32 bits, less than a row block has.
TEST(Sizes, AConvolutionsPaddedInputMayNotWrap) {
    const Convolution<float> layer(
        ConvolutionOptions{.inputChannels = 1045, .stride = 100, .padding = {1000, 1000, 1000, 1000}});
    EXPECT_THAT(errorOf([&] {
                    layer.outputShape({28, 28, 1045});
                }),
                HasSubstr("Conv 3×3, 1, stride 100: its padded input of 2028×2028×1045 is too large"));
    const Convolution<float> paddings(ConvolutionOptions{.padding = {kHuge, kHuge, kHuge, kHuge}});
    EXPECT_THAT(errorOf([&] { paddings.outputShape({28, 28, 1}); }), HasSubstr("is too large"));
}

TEST(Sizes, AConvolutionsOutputMayNotWrap) {
    const Convolution<float> layer(ConvolutionOptions{
        .outputChannels = 1 << 20, .kernelHeight = 1, .kernelWidth = 1, .padding = {20, 20, 20, 20}});
    EXPECT_THAT(errorOf([&] {
                    layer.outputShape({28, 28, 1});
                }),
                HasSubstr("its output of 68×68×1048576 is too large"));
}

TEST(Sizes, WeightsMayNotWrap) {
    EXPECT_THAT(
        errorOf([] {
            Convolution<float>(ConvolutionOptions{.inputChannels = 1 << 16, .outputChannels = 1 << 16});
        }),
        HasSubstr("weights"));
    EXPECT_THAT(
        errorOf([] { Convolution<float>(ConvolutionOptions{.kernelHeight = kHuge, .kernelWidth = kHuge}); }),
        HasSubstr("weights"));
    EXPECT_THAT(errorOf([] { Dense<float>(1 << 16, 1 << 16); }),
                HasSubstr("Dense 65536: it would have more"));
}

TEST(Sizes, PoolsMayNotWrap) {
    const PoolOptions options{.height = kHuge,
                              .width = kHuge,
                              .stride = 1,
                              .padding = {kHuge - 1, kHuge - 1, kHuge - 1, kHuge - 1}};
    for (const LayerPointer<float>& layer :
         {LayerPointer<float>(std::make_shared<MaxPool<float>>(options)),
          LayerPointer<float>(std::make_shared<AveragePool<float>>(options))})
        EXPECT_THAT(errorOf([&] { layer->outputShape({28, 28, 3}); }), HasSubstr("is too large"));
}

TEST(Sizes, TheBranchesOfAResidualBlockMayNotWrap) {
    const auto wide = std::make_shared<Convolution<float>>(
        ConvolutionOptions{.inputChannels = 1045, .stride = 100, .padding = {1000, 1000, 1000, 1000}});
    EXPECT_THAT(errorOf([&] {
                    Residual<float>({wide}, {wide}).outputShape({28, 28, 1045});
                }),
                HasSubstr("is too large"));
}

TEST(Sizes, ANetworksInputMayNotWrap) {
    EXPECT_THAT(errorOf([] {
                    Network({kHuge, kHuge, 4}, {std::make_shared<Flatten<float>>()}, 1);
                }),
                HasSubstr("is too large"));
    EXPECT_THAT(errorOf([] {
                    Network({0, 28, 1}, {std::make_shared<Flatten<float>>()}, 1);
                }),
                HasSubstr("has nothing in it"));
}

} // namespace
} // namespace digitpad
