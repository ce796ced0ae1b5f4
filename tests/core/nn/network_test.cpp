#include "core/nn/network.h"

#include <gmock/gmock.h>

#include "core/error.h"
#include "core/nn/layers/batch_norm.h"
#include "core/nn/layers/convolution.h"
#include "core/nn/layers/dense.h"
#include "core/nn/layers/max_pool.h"
#include "core/nn/layers/relu.h"
#include "core/nn/loss.h"

namespace digitpad {
namespace {

using DoubleNetwork = BasicNetwork<double>;

LayerList<double> smallLayers() {
    return {std::make_shared<Convolution<double>>(ConvolutionOptions{.outputChannels = 2}),
            std::make_shared<BatchNorm<double>>(2), std::make_shared<Relu<double>>(),
            std::make_shared<MaxPool<double>>(), std::make_shared<Dense<double>>(8, 3)};
}

Tensor<double> randomImages(int count) {
    Tensor<double> images(count, {6, 6, 1});
    Random random(9);
    for (std::size_t i = 0; i < images.size(); ++i) images.data()[i] = random.normal();
    return images;
}

TEST(Network, TheSeedDecidesTheWeights) {
    const DoubleNetwork a({6, 6, 1}, smallLayers(), 1);
    const DoubleNetwork b({6, 6, 1}, smallLayers(), 1);
    const DoubleNetwork c({6, 6, 1}, smallLayers(), 2);
    EXPECT_TRUE(std::ranges::equal(a.parameters(), b.parameters()));
    EXPECT_FALSE(std::ranges::equal(a.parameters(), c.parameters()));
}

TEST(Network, ListsItsLayers) {
    const DoubleNetwork network({6, 6, 1}, smallLayers(), 1);
    const auto rows = network.summary();
    ASSERT_EQ(rows.size(), 5U);
    EXPECT_EQ(rows[0].description, "Conv 3×3, 2");
    EXPECT_EQ(toString(rows[0].output), "4×4×2");
    EXPECT_EQ(rows[0].parameters, 20U);
    EXPECT_EQ(rows[0].multiplyAdds, 288);
    EXPECT_EQ(toString(rows[4].output), "3");
    EXPECT_EQ(network.classCount(), 3);
}

TEST(Network, LayerPartsCoverTheArrays) {
    DoubleNetwork network({6, 6, 1}, smallLayers(), 1);
    EXPECT_EQ(network.parameters().size(), 20U + 4U + 27U);
    EXPECT_EQ(network.layerParameters(4).data(), network.parameters().data() + 24);
    EXPECT_EQ(network.layerState(1).size(), 4U);
    const auto mask = network.decayMask();
    EXPECT_EQ(std::ranges::count(mask, 1.0), 18 + 24);
}

TEST(Network, GradientsEqualDifferences) {
    DoubleNetwork network({6, 6, 1}, smallLayers(), 3);
    const Tensor<double> images = randomImages(4);
    const std::vector<int> labels{0, 1, 2, 1};
    BasicWorkspace<double> workspace;
    Tensor<double> logitGradient;
    std::vector<double> state(network.state().size());
    const auto loss = [&] {
        const auto& logits = network.forward(images, {1, state.data()}, workspace);
        return softmaxCrossEntropy<double>(logits, labels, 0.1, 1, logitGradient).loss;
    };
    loss();
    std::vector<double> gradients(network.parameters().size(), 0.0);
    network.backward(images, logitGradient, gradients, workspace);
    for (std::size_t i = 0; i < gradients.size(); ++i) {
        double& value = network.parameters()[i];
        const double original = value;
        value = original + 1e-5;
        const double above = loss();
        value = original - 1e-5;
        const double below = loss();
        value = original;
        // A central difference of step 1e-5 is exact to about 1e-8 here; 1e-5 leaves room for curvature.
        EXPECT_NEAR(gradients[i], (above - below) / 2e-5, 1e-5) << i;
    }
}

TEST(Network, BatchSizesDoNotDisturbOneAnother) {
    const DoubleNetwork network({6, 6, 1}, smallLayers(), 1);
    const Tensor<double> images = randomImages(5);
    BasicWorkspace<double> workspace;
    BasicWorkspace<double> ofAll;
    const Tensor<double>& all = network.infer(images, ofAll);
    for (int n = 0; n < 5; ++n) {
        Tensor<double> one(1, {6, 6, 1});
        std::copy_n(images.image(n), 36, one.data());
        const Tensor<double>& logits = network.infer(one, workspace);
        // Sums of 8 values may be taken in another order for another batch size.
        for (int c = 0; c < 3; ++c) EXPECT_NEAR(logits.data()[c], all.image(n)[c], 1e-12);
    }
}

TEST(Network, RefusesLayersThatDoNotFit) {
    auto layers = smallLayers();
    layers.back() = std::make_shared<Dense<double>>(9, 3);
    EXPECT_THROW(DoubleNetwork({6, 6, 1}, layers, 1), Error);
}

TEST(Network, RefusesImagesOfAnotherSize) {
    const DoubleNetwork network({6, 6, 1}, smallLayers(), 1);
    BasicWorkspace<double> workspace;
    EXPECT_THROW(network.infer(Tensor<double>(1, {5, 6, 1}), workspace), Error);
}

} // namespace
} // namespace digitpad
