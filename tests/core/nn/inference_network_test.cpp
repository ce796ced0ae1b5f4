#include "core/nn/inference_network.h"

#include <gmock/gmock.h>

#include "core/nn/folding.h"
#include "core/nn/layers/batch_norm.h"
#include "core/nn/layers/convolution.h"
#include "core/nn/layers/dense.h"
#include "core/nn/layers/dropout.h"
#include "core/nn/layers/flatten.h"
#include "core/nn/layers/global_average_pool.h"
#include "core/nn/layers/max_pool.h"
#include "core/nn/layers/relu.h"
#include "core/nn/layers/residual.h"
#include "tests/core/error_message.h"

namespace digitpad {
namespace {

using Layers = LayerList<float>;

template <typename LayerType, typename... Arguments>
LayerPointer<float> layer(Arguments&&... arguments) {
    return std::make_shared<const LayerType>(std::forward<Arguments>(arguments)...);
}

LayerPointer<float> convolution(int inputs, int outputs, bool bias, After after = After::Nothing) {
    return layer<Convolution<float>>(
        ConvolutionOptions{
            .inputChannels = inputs, .outputChannels = outputs, .padding = Padding::same(3), .bias = bias},
        after);
}

const LayerPointer<float> kNorm = layer<BatchNorm<float>>(16);
const LayerPointer<float> kRelu = layer<Relu<float>>();

/// With every value random: parameters, and state as a training could leave it.
Network randomNetwork(const Layers& layers) {
    Network network({7, 6, 1}, layers, 1);
    Random random(2);
    for (float& value : network.parameters()) value += 0.2F * static_cast<float>(random.normal());
    for (float& value : network.state()) value = static_cast<float>(random.uniform(0.3, 2));
    return network;
}

Tensor<float> randomImages(int count) {
    Tensor<float> images(count, {7, 6, 1});
    Random random(3);
    for (std::size_t i = 0; i < images.size(); ++i) images.data()[i] = static_cast<float>(random.normal());
    return images;
}

void expectSame(const Layers& layers) {
    const Network network = randomNetwork(layers);
    const InferenceNetwork inference(network);
    for (const int count : {1, 2, 5}) {
        const Tensor<float> images = randomImages(count);
        Workspace ofNetwork;
        Workspace ofInference;
        const Tensor<float>& expected = network.infer(images, ofNetwork);
        const Tensor<float>& logits = inference.infer(images, ofInference);
        ASSERT_EQ(logits.count(), count);
        ASSERT_EQ(logits.size(), expected.size());
        float largest = 0;
        for (std::size_t i = 0; i < expected.size(); ++i)
            largest = std::max(largest, std::abs(expected.data()[i]));
        // Folded weights are rounded once more; over some layers that is some tens of roundings of 6e-8.
        for (std::size_t i = 0; i < expected.size(); ++i)
            EXPECT_NEAR(logits.data()[i], expected.data()[i], 1e-5F * largest) << i;
    }
}

std::size_t foldedCount(const Layers& layers) {
    const Network network({7, 6, 1}, layers, 1);
    return foldBatchNorm(layers, {network.parameters().data(), network.state().data()}).layers.size();
}

TEST(InferenceNetwork, FoldsNormsIntoConvolutions) {
    for (const bool bias : {false, true})
        expectSame({convolution(1, 16, bias), kNorm, kRelu, convolution(16, 16, bias), kNorm, kRelu,
                    layer<MaxPool<float>>(), layer<Flatten<float>>(), layer<Dense<float>>(144, 3)});
    EXPECT_EQ(foldedCount({convolution(1, 16, false), kNorm, kRelu}), 2U);
}

TEST(InferenceNetwork, FoldsNormsIntoDenseLayers) {
    for (const bool bias : {false, true})
        expectSame({layer<Dense<float>>(42, 16, bias), kNorm, kRelu, layer<Dense<float>>(16, 3)});
    EXPECT_EQ(foldedCount({layer<Dense<float>>(42, 16), kNorm}), 1U);
}

TEST(InferenceNetwork, FoldsInsideResidualBlocks) {
    const Layers body{convolution(16, 16, false), kNorm, kRelu, convolution(16, 16, true), kNorm};
    expectSame({convolution(1, 16, true), kRelu, layer<Residual<float>>(body), kRelu,
                layer<Residual<float>>(body, Layers{convolution(16, 16, false), kNorm}),
                layer<GlobalAveragePool<float>>(), layer<Dense<float>>(16, 3)});
}

TEST(InferenceNetwork, KeepsNormsThatFollowNothingLinear) {
    expectSame({layer<BatchNorm<float>>(1), convolution(1, 16, true), kRelu, kNorm, kRelu, kNorm});
    EXPECT_EQ(foldedCount({convolution(1, 16, true), kRelu, kNorm}), 3U);
}

TEST(InferenceNetwork, KeepsWhatLayersHoldAlready) {
    expectSame({convolution(1, 16, true, After::Relu), kNorm});
    expectSame({convolution(1, 16, true), layer<BatchNorm<float>>(16, 1e-5, After::ReluPool)});
    expectSame({layer<Dense<float>>(42, 16, true, true), kNorm});
}

TEST(InferenceNetwork, LeavesDropoutOut) {
    expectSame({layer<Dropout<float>>(0.5), layer<Dense<float>>(42, 16), layer<Dropout<float>>(0.5)});
    EXPECT_EQ(foldedCount({layer<Dropout<float>>(0.5), layer<Dense<float>>(42, 16)}), 1U);
}

TEST(InferenceNetwork, IsACopy) {
    Network network = randomNetwork({layer<Dense<float>>(42, 3)});
    const InferenceNetwork inference(network);
    const Tensor<float> images = randomImages(1);
    Workspace workspace;
    const float before = inference.infer(images, workspace).data()[0];
    std::ranges::fill(network.parameters(), 0.0F);
    EXPECT_EQ(inference.infer(images, workspace).data()[0], before);
}

/// Two 3x3 convolutions of padded images, with channels that Winograd's filtering takes.
Network convolutional(Shape input) {
    const auto convolution = [](int inputs, int outputs) {
        return std::make_shared<const Convolution<float>>(ConvolutionOptions{
            .inputChannels = inputs, .outputChannels = outputs, .padding = Padding::same(3)});
    };
    return Network(input, {convolution(1, 16), convolution(16, 16)}, 5);
}

TEST(InferenceNetwork, TakesAnySizeWhereNoLayerDependsOnIt) {
    const Network large = convolutional({16, 24, 1});
    const InferenceNetwork small(convolutional({8, 8, 1}));
    Tensor<float> image(1, {16, 24, 1});
    Random random(3);
    for (std::size_t i = 0; i < image.size(); ++i) image.data()[i] = static_cast<float>(random.normal());
    Workspace one;
    Workspace other;
    const Tensor<float>& expected = InferenceNetwork(large).infer(image, one);
    const Tensor<float>& actual = small.inferAnySize(image, other);
    ASSERT_TRUE(actual.shape() == expected.shape());
    EXPECT_TRUE(std::equal(actual.data(), actual.data() + actual.size(), expected.data()));
}

TEST(InferenceNetwork, RefusesASizeThatItsWeightsAreNotReadyFor) {
    const InferenceNetwork network(convolutional({8, 8, 1}));
    Workspace workspace;
    // Of 2x2 pixels smaller tiles are quicker, for which weights are transformed in another way.
    EXPECT_THAT(test::errorOf([&] {
                    network.inferAnySize(Tensor<float>(1, {2, 2, 1}), workspace);
                }),
                testing::HasSubstr("does not suit 2×2×1"));
}

TEST(InferenceNetwork, RefusesImagesOfAnotherSize) {
    const InferenceNetwork inference(randomNetwork({layer<Dense<float>>(42, 3)}));
    Workspace workspace;
    EXPECT_THAT(test::errorOf([&] {
                    inference.infer(Tensor<float>(1, {6, 7, 1}), workspace);
                }),
                testing::HasSubstr("takes images of 7×6×1, not 6×7×1"));
}

} // namespace
} // namespace digitpad
