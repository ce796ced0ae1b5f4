#include "core/nn/layers/convolution.h"

#include <gmock/gmock.h>

#include "core/error.h"
#include "tests/core/nn/gradient_check.h"
#include "tests/core/nn/tensor_of.h"

namespace digitpad {
namespace {

using testing::ElementsAre;

struct Case {
    ConvolutionOptions options;
    int count;
    int height;
    int width;
};

/// The definition, one multiplication at a time.
std::vector<double> plainConvolution(const ConvolutionOptions& o, const Tensor<double>& x,
                                     const Shape& output, const std::vector<double>& parameters) {
    std::vector<double> y;
    const auto weight = [&](int u, int v, int c, int k) {
        return parameters[static_cast<std::size_t>(
            ((u * o.kernelWidth + v) * o.inputChannels + c) * o.outputChannels + k)];
    };
    const auto biases =
        static_cast<std::size_t>(o.kernelHeight * o.kernelWidth * o.inputChannels * o.outputChannels);
    for (int n = 0; n < x.count(); ++n)
        for (int i = 0; i < output.height; ++i)
            for (int j = 0; j < output.width; ++j)
                for (int k = 0; k < o.outputChannels; ++k) {
                    double sum = o.bias ? parameters[biases + static_cast<std::size_t>(k)] : 0;
                    for (int u = 0; u < o.kernelHeight; ++u)
                        for (int v = 0; v < o.kernelWidth; ++v)
                            for (int c = 0; c < o.inputChannels; ++c) {
                                const int row = i * o.stride + u - o.padding.top;
                                const int column = j * o.stride + v - o.padding.left;
                                if (row < 0 || row >= x.shape().height || column < 0 ||
                                    column >= x.shape().width)
                                    continue;
                                const int index = (row * x.shape().width + column) * o.inputChannels + c;
                                sum += x.image(n)[index] * weight(u, v, c, k);
                            }
                    y.push_back(sum);
                }
    return y;
}

std::vector<Case> cases() {
    return {{{.inputChannels = 1, .outputChannels = 3}, 2, 5, 6},
            {{.inputChannels = 2, .outputChannels = 3, .padding = Padding::same(3)}, 1, 4, 4},
            {{.inputChannels = 3, .outputChannels = 2, .stride = 2, .padding = {1, 1, 1, 1}}, 3, 5, 7},
            {{.inputChannels = 2, .outputChannels = 2, .kernelHeight = 5, .kernelWidth = 2, .bias = false},
             2,
             6,
             3},
            {{.inputChannels = 2, .outputChannels = 5, .kernelHeight = 1, .kernelWidth = 1, .stride = 2},
             1,
             5,
             5},
            {{.inputChannels = 1,
              .outputChannels = 2,
              .kernelHeight = 4,
              .kernelWidth = 4,
              .padding = {0, 1, 3, 2}},
             1,
             3,
             4},
            {{.inputChannels = 1, .outputChannels = 1, .padding = {3, 3, 3, 3}}, 1, 1, 1}};
}

TEST(Convolution, EqualsItsDefinition) {
    for (const Case& c : cases()) {
        const Convolution<double> layer(c.options);
        const Shape input{c.height, c.width, c.options.inputChannels};
        Random random(3);
        std::vector<double> parameters(layer.parameterCount());
        fillNormal(parameters, random);
        Tensor<double> x(c.count, input);
        fillNormal({x.data(), x.size()}, random);
        const auto expected = plainConvolution(c.options, x, layer.outputShape(input), parameters);
        // A dozen or two products of values near 1 are added in another order: some units of 1e-16.
        EXPECT_THAT(inferValues(layer, x, parameters),
                    testing::Pointwise(testing::DoubleNear(1e-12), expected));
    }
}

TEST(Convolution, EqualsItsDefinitionOverManyTiles) {
    const ConvolutionOptions options{.inputChannels = 32, .outputChannels = 3, .padding = Padding::same(3)};
    const Convolution<double> layer(options);
    Random random(4);
    std::vector<double> parameters(layer.parameterCount());
    fillNormal(parameters, random);
    Tensor<double> x(3, {26, 26, 32});
    fillNormal({x.data(), x.size()}, random);
    // 288 products of values near 1 are added in another order.
    EXPECT_THAT(inferValues(layer, x, parameters),
                testing::Pointwise(testing::DoubleNear(1e-11),
                                   plainConvolution(options, x, layer.outputShape(x.shape()), parameters)));
}

TEST(Convolution, GradientsEqualDifferences) {
    for (const Case& c : cases())
        checkGradients(Convolution<double>(c.options), c.count, {c.height, c.width, c.options.inputChannels});
}

/// 3x3 convolutions that go through Winograd's transforms, of tiles of 2 and 4, all whole or cut at the edge.
std::vector<Case> winogradCases() {
    return {{{.inputChannels = 16, .outputChannels = 16}, 1, 4, 4},                              // tiles of 2
            {{.inputChannels = 16, .outputChannels = 16, .padding = Padding::same(3)}, 2, 4, 4}, // of 4
            {{.inputChannels = 16, .outputChannels = 32, .bias = false}, 1, 5, 6},               // of 4, cut
            {{.inputChannels = 32, .outputChannels = 16, .padding = {1, 0, 2, 1}}, 1, 4, 6}};    // of 2, cut
}

// With ReLU and pooling a difference is off where its step turns a sign or a winner; with this seed none
// does.
TEST(Convolution, GradientsEqualDifferencesThroughWinograd) {
    for (const After after : {After::Nothing, After::Relu, After::ReluPool})
        for (const Case& c : winogradCases())
            checkGradients(Convolution<double>(c.options, after), c.count,
                           {c.height, c.width, c.options.inputChannels});
}

TEST(Convolution, GradientsEqualDifferencesWithWhatFollows) {
    for (const After after : {After::Relu, After::ReluPool})
        for (const Case& c : cases()) {
            const Shape input{c.height, c.width, c.options.inputChannels};
            const Shape convolved = Convolution<double>(c.options).outputShape(input);
            if (std::min(convolved.height, convolved.width) >= 2)
                checkGradients(Convolution<double>(c.options, after), c.count, input);
        }
}

TEST(Convolution, SaysWhatFollows) {
    const ConvolutionOptions options{.inputChannels = 1, .outputChannels = 2};
    const Convolution<float> layer(options, After::ReluPool);
    EXPECT_EQ(layer.describe(), "Conv 3×3, 2 + ReLU + max pool 2");
    EXPECT_EQ(layer.outputShape({7, 9, 1}), (Shape{2, 3, 2}));
    EXPECT_THROW(layer.outputShape({3, 9, 1}), Error); // one row is too few to pool
    EXPECT_EQ(Convolution<float>(options, After::Relu).outputShape({3, 9, 1}), (Shape{1, 7, 2}));
}

TEST(Convolution, SamePaddingKeepsTheSize) {
    for (const int kernel : {1, 2, 3, 4, 5}) {
        const Convolution<double> layer(
            {.kernelHeight = kernel, .kernelWidth = kernel, .padding = Padding::same(kernel)});
        EXPECT_EQ(layer.outputShape({7, 9, 1}), (Shape{7, 9, 1})) << kernel;
    }
}

TEST(Convolution, CountsParametersAndMultiplyAdds) {
    const Convolution<float> layer({.inputChannels = 32, .outputChannels = 64});
    EXPECT_EQ(layer.parameterCount(), 32U * 64U * 9U + 64U);
    EXPECT_EQ(layer.multiplyAdds({26, 26, 32}), 24 * 24 * 64 * 288);
    EXPECT_EQ(layer.describe(), "Conv 3×3, 64");
}

TEST(Convolution, DecayLeavesBiasesOut) {
    const Convolution<float> layer(
        {.inputChannels = 1, .outputChannels = 2, .kernelHeight = 1, .kernelWidth = 1});
    std::vector<float> mask(layer.parameterCount(), 0.0F);
    layer.markDecayed(mask);
    EXPECT_THAT(mask, ElementsAre(1, 1, 0, 0));
}

TEST(Convolution, RefusesWhatDoesNotFit) {
    EXPECT_THROW(Convolution<float>({.stride = 0}), Error);
    EXPECT_THROW(Convolution<float>({.padding = {-1, 0, 0, 0}}), Error);
    const Convolution<float> layer({.inputChannels = 2});
    EXPECT_THROW(layer.outputShape({5, 5, 3}), Error);
    EXPECT_THROW(layer.outputShape({2, 5, 2}), Error);
}

} // namespace
} // namespace digitpad
