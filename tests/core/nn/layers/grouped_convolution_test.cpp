#include "core/nn/layers/grouped_convolution.h"

#include <gmock/gmock.h>

#include "core/nn/layers/convolution.h"
#include "tests/core/nn/gradient_check.h"
#include "tests/core/nn/tensor_of.h"

namespace digitpad {
namespace {

using Options = GroupedConvolutionOptions;

std::vector<double> randomValues(std::size_t count, std::uint64_t seed) {
    std::vector<double> values(count);
    Random random(seed);
    fillNormal(values, random);
    return values;
}

TEST(GroupedConvolution, OneGroupWithoutDilationIsAConvolution) {
    const Padding padding{1, 0, 2, 1};
    const GroupedConvolution<double> grouped(Options{
        .inputChannels = 3, .outputChannels = 4, .kernelWidth = 2, .stride = {2, 2}, .padding = padding});
    const Convolution<double> plain(ConvolutionOptions{
        .inputChannels = 3, .outputChannels = 4, .kernelWidth = 2, .stride = 2, .padding = padding});
    const Shape input{7, 6, 3};
    EXPECT_EQ(grouped.outputShape(input), plain.outputShape(input));
    EXPECT_EQ(grouped.multiplyAdds(input), plain.multiplyAdds(input));
    const auto x = tensorOf(2, input, randomValues(252, 1));
    const auto parameters = randomValues(plain.parameterCount(), 2);
    EXPECT_THAT(inferValues(grouped, x, parameters),
                testing::Pointwise(testing::DoubleNear(1e-12), inferValues(plain, x, parameters)));
}

TEST(GroupedConvolution, EachGroupSeesItsOwnChannels) {
    const GroupedConvolution<double> layer(
        Options{.inputChannels = 2, .outputChannels = 4, .groups = 2, .kernelHeight = 1, .kernelWidth = 1});
    EXPECT_THAT(inferValues(layer, tensorOf(1, {1, 1, 2}, {10, 100}), {1, 2, 3, 4, 0.5, 0, 0, 0}),
                testing::ElementsAre(10.5, 20, 300, 400));
}

TEST(GroupedConvolution, DilationSkipsPixels) {
    const GroupedConvolution<double> layer(
        Options{.kernelHeight = 1, .kernelWidth = 2, .dilation = {1, 3}, .bias = false});
    EXPECT_THAT(inferValues(layer, tensorOf(1, {1, 5, 1}, {1, 2, 3, 4, 5}), {1, 10}),
                testing::ElementsAre(41, 52));
}

TEST(GroupedConvolution, GradientsEqualDifferences) {
    checkGradients(
        GroupedConvolution<double>(Options{
            .inputChannels = 4, .outputChannels = 6, .groups = 2, .stride = {1, 2}, .padding = {1, 1, 1, 1}}),
        2, {4, 5, 4});
    checkGradients(GroupedConvolution<double>(Options{.inputChannels = 3,
                                                      .outputChannels = 3,
                                                      .groups = 3,
                                                      .kernelHeight = 2,
                                                      .dilation = {3, 2},
                                                      .padding = {2, 0, 1, 3},
                                                      .bias = false}),
                   1, {5, 4, 3});
}

TEST(GroupedConvolution, RefusesSizesThatDoNotFit) {
    EXPECT_THROW(GroupedConvolution<float>(Options{.inputChannels = 3, .outputChannels = 4, .groups = 2}),
                 Error);
    EXPECT_THROW(GroupedConvolution<float>(Options{.groups = 0}), Error);
    EXPECT_THROW(GroupedConvolution<float>(Options{.dilation = {1 << 30, 1}}).outputShape({28, 28, 1}),
                 Error);
}

TEST(GroupedConvolution, SaysWhatItIs) {
    EXPECT_EQ(GroupedConvolution<float>(
                  Options{.inputChannels = 8, .outputChannels = 8, .groups = 8, .stride = {2, 2}})
                  .describe(),
              "Conv 3×3, 8, groups 8, stride 2");
    EXPECT_EQ(GroupedConvolution<float>(Options{.dilation = {1, 2}}).describe(), "Conv 3×3, 1, dilation 1×2");
}

} // namespace
} // namespace digitpad
