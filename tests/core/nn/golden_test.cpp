// Activations computed with PyTorch by golden/make_golden.py, for the reference network and one with batch
// norm.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/nn/layers/average_pool.h"
#include "core/nn/layers/batch_norm.h"
#include "core/nn/layers/convolution.h"
#include "core/nn/layers/dense.h"
#include "core/nn/layers/dropout.h"
#include "core/nn/layers/flatten.h"
#include "core/nn/layers/global_average_pool.h"
#include "core/nn/layers/max_pool.h"
#include "core/nn/layers/relu.h"
#include "core/nn/layers/residual.h"
#include "core/nn/network.h"

namespace digitpad {
namespace {

using Layers = LayerList<float>;

template <typename LayerType, typename... Arguments>
LayerPointer<float> layer(Arguments... arguments) {
    return std::make_shared<const LayerType>(arguments...);
}

float wave(int index, double scale, double phase, double offset = 0) {
    return static_cast<float>(offset + scale * std::sin(0.37 * index + phase));
}

/// Fills parameters in PyTorch's order and layout: [outputs, inputs, height, width] for convolutions,
/// [outputs, inputs] for dense layers, whose inputs come from a flattened [channels, height, width].
class PyTorchFiller {
public:
    void convolution(const ConvolutionOptions& o, std::span<float> values) {
        const int patch = o.inputChannels * o.kernelHeight * o.kernelWidth;
        const double scale = 1 / std::sqrt(patch);
        for (int k = 0; k < o.outputChannels; ++k)
            for (int c = 0; c < o.inputChannels; ++c)
                for (int uv = 0; uv < o.kernelHeight * o.kernelWidth; ++uv) {
                    const int source = (k * o.inputChannels + c) * o.kernelHeight * o.kernelWidth + uv;
                    const int target = (uv * o.inputChannels + c) * o.outputChannels + k;
                    values[static_cast<std::size_t>(target)] = wave(source, scale, m_number);
                }
        ++m_number;
        if (o.bias) bias(values.last(static_cast<std::size_t>(o.outputChannels)));
    }

    /// @param image the shape that was flattened before the layer
    void dense(const Dense<float>& dense, const Shape& image, std::span<float> values) {
        const double scale = 1 / std::sqrt(dense.inputs());
        const int area = image.height * image.width;
        for (int k = 0; k < dense.outputs(); ++k)
            for (int c = 0; c < image.channels; ++c)
                for (int p = 0; p < area; ++p) {
                    const int source = k * dense.inputs() + c * area + p;
                    const int target = (p * image.channels + c) * dense.outputs() + k;
                    values[static_cast<std::size_t>(target)] = wave(source, scale, m_number);
                }
        ++m_number;
        bias(values.last(static_cast<std::size_t>(dense.outputs())));
    }

    void batchNorm(std::span<float> parameters, std::span<float> state) {
        const int channels = static_cast<int>(parameters.size()) / 2;
        for (int c = 0; c < channels; ++c) {
            const auto gamma = static_cast<std::size_t>(c);
            const auto beta = static_cast<std::size_t>(channels + c);
            parameters[gamma] = wave(c, 0.2, m_norm, 1.0);
            parameters[beta] = wave(c, 0.1, m_number + 1);
            state[gamma] = wave(c, 0.1, m_norm + 1);
            state[beta] = wave(c, 0.3, m_norm + 2, 1.0);
        }
        m_number += 2;
        ++m_norm;
    }

private:
    void bias(std::span<float> values) {
        for (std::size_t i = 0; i < values.size(); ++i) values[i] = wave(static_cast<int>(i), 0.1, m_number);
        ++m_number;
    }

    int m_number = 0; ///< of the parameter tensor
    int m_norm = 0;   ///< of the batch norm
};

void expectGolden(const Network& network, const std::string& name) {
    Tensor<float> images(2, {28, 28, 1});
    for (int i = 0; i < 2 * 784; ++i) images.data()[i] = wave(i, 0.5, 0, 0.5);
    Workspace workspace;
    const Tensor<float>& logits = network.infer(images, workspace);

    std::ifstream file(DIGITPAD_SOURCE_DIR "/tests/core/nn/golden/golden.json");
    const auto golden = nlohmann::json::parse(file).at(name);
    ASSERT_EQ(golden.size(), 2U);
    for (int n = 0; n < 2; ++n)
        for (int c = 0; c < 10; ++c) {
            const double expected = golden[static_cast<std::size_t>(n)][static_cast<std::size_t>(c)];
            // float32 sums of up to 9,216 terms of size 1 in two orders, and golden values of six decimals.
            EXPECT_NEAR(logits.image(n)[c], expected, 1e-5 * std::max(1.0, std::abs(expected)))
                << n << ' ' << c;
        }
}

TEST(Golden, Reference) {
    const ConvolutionOptions first{.inputChannels = 1, .outputChannels = 32};
    const ConvolutionOptions second{.inputChannels = 32, .outputChannels = 64};
    const Dense<float> hidden(9216, 128);
    const Dense<float> output(128, 10);
    Network network({28, 28, 1},
                    {layer<Convolution<float>>(first), layer<Relu<float>>(),
                     layer<Convolution<float>>(second), layer<Relu<float>>(), layer<MaxPool<float>>(),
                     layer<Dropout<float>>(0.25), layer<Flatten<float>>(), layer<Dense<float>>(hidden),
                     layer<Relu<float>>(), layer<Dropout<float>>(0.5), layer<Dense<float>>(output)},
                    1);
    PyTorchFiller filler;
    filler.convolution(first, network.layerParameters(0));
    filler.convolution(second, network.layerParameters(2));
    filler.dense(hidden, {12, 12, 64}, network.layerParameters(7));
    filler.dense(output, {1, 1, 128}, network.layerParameters(10));
    expectGolden(network, "reference");
}

TEST(Golden, BatchNormResidualAndAveragePooling) {
    const ConvolutionOptions first{
        .outputChannels = 8, .kernelHeight = 5, .kernelWidth = 5, .padding = Padding::same(5), .bias = false};
    const ConvolutionOptions body{
        .inputChannels = 8, .outputChannels = 12, .stride = 2, .padding = Padding::same(3), .bias = false};
    const ConvolutionOptions shortcut{.inputChannels = 8,
                                      .outputChannels = 12,
                                      .kernelHeight = 1,
                                      .kernelWidth = 1,
                                      .stride = 2,
                                      .bias = false};
    const Dense<float> output(12, 10);
    const PoolOptions pool{.height = 3, .width = 3, .stride = 2, .padding = {1, 1, 1, 1}};
    const auto norm = layer<BatchNorm<float>>(12);
    Network network({28, 28, 1},
                    {layer<Convolution<float>>(first), layer<BatchNorm<float>>(8), layer<Relu<float>>(),
                     layer<AveragePool<float>>(pool),
                     layer<Residual<float>>(Layers{layer<Convolution<float>>(body), norm},
                                            Layers{layer<Convolution<float>>(shortcut), norm}),
                     layer<Relu<float>>(), layer<GlobalAveragePool<float>>(), layer<Flatten<float>>(),
                     layer<Dense<float>>(output)},
                    1);
    PyTorchFiller filler;
    filler.convolution(first, network.layerParameters(0));
    filler.batchNorm(network.layerParameters(1), network.layerState(1));
    const auto block = network.layerParameters(4);
    const auto state = network.layerState(4);
    filler.convolution(body, block.first(864));
    filler.batchNorm(block.subspan(864, 24), state.first(24));
    filler.convolution(shortcut, block.subspan(888, 96));
    filler.batchNorm(block.subspan(984, 24), state.last(24));
    filler.dense(output, {1, 1, 12}, network.layerParameters(8));
    expectGolden(network, "normalised");
}

} // namespace
} // namespace digitpad
