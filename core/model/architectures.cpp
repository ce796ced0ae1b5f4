#include "core/model/architectures.h"

#include <functional>

#include "core/error.h"
#include "core/model/detector_grid.h"
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

namespace digitpad {
namespace {

using Layers = LayerList<float>;

template <typename LayerType, typename... Arguments>
LayerPointer<float> layer(Arguments&&... arguments) {
    return std::make_shared<const LayerType>(std::forward<Arguments>(arguments)...);
}

LayerPointer<float> convolution(int inputs, int outputs, int kernel, Padding padding = {}) {
    return layer<Convolution<float>>(ConvolutionOptions{.inputChannels = inputs,
                                                        .outputChannels = outputs,
                                                        .kernelHeight = kernel,
                                                        .kernelWidth = kernel,
                                                        .padding = padding});
}

LayerPointer<float> relu() {
    return layer<Relu<float>>();
}

LayerPointer<float> dense(int inputs, int outputs) {
    return layer<Dense<float>>(inputs, outputs);
}

LayerPointer<float> maxPool() {
    return layer<MaxPool<float>>();
}

Layers operator+(Layers left, const Layers& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

/// A 3x3 convolution, batch norm and ReLU; without padding it makes the image 2 px smaller.
Layers normalisedBlock(int inputs, int outputs, Padding padding = Padding::same(3)) {
    return {layer<Convolution<float>>(ConvolutionOptions{
                .inputChannels = inputs, .outputChannels = outputs, .padding = padding, .bias = false}),
            layer<BatchNorm<float>>(outputs), relu()};
}

/// The network of PyTorch's and Keras' MNIST examples, the yardstick of speed.
Layers reference(int classes) {
    return {convolution(1, 32, 3),
            relu(),
            convolution(32, 64, 3),
            relu(),
            maxPool(),
            layer<Dropout<float>>(0.25),
            layer<Flatten<float>>(),
            dense(9216, 128),
            relu(),
            layer<Dropout<float>>(0.5),
            dense(128, classes)};
}

/// LeCun et al. 1998, with ReLU and max pooling as it is built today.
Layers lenet5(int classes) {
    return {convolution(1, 6, 5, Padding::same(5)),
            relu(),
            maxPool(),
            convolution(6, 16, 5),
            relu(),
            maxPool(),
            layer<Flatten<float>>(),
            dense(400, 120),
            relu(),
            dense(120, 84),
            relu(),
            dense(84, classes)};
}

Layers fast(int classes) {
    return Layers{convolution(1, 16, 5, Padding::same(5)), relu(), maxPool()} + normalisedBlock(16, 32) +
           Layers{maxPool()} + normalisedBlock(32, 64) +
           Layers{maxPool(), layer<Flatten<float>>(), dense(576, classes)};
}

/// The first two blocks need no padding: MNIST's framing leaves a margin of 4 px around every digit.
/// @param first, second channels of the first two of three stages
Layers eightConvolutions(int first, int second, int classes) {
    return normalisedBlock(1, first, {}) + normalisedBlock(first, first, {}) + Layers{maxPool()} +
           normalisedBlock(first, second) + normalisedBlock(second, second) +
           normalisedBlock(second, second) + Layers{maxPool()} + normalisedBlock(second, 128) +
           normalisedBlock(128, 128) + normalisedBlock(128, 128) +
           Layers{maxPool(), layer<Flatten<float>>(), layer<Dropout<float>>(0.3), dense(1152, classes)};
}

Layers digitpadDefault(int classes) {
    return eightConvolutions(32, 64, classes);
}

Layers digitpadWide(int classes) {
    return eightConvolutions(48, 96, classes);
}

/// Simonyan and Zisserman 2015, cut down to 28x28, with batch norm.
Layers vgg(int classes) {
    return normalisedBlock(1, 32) + normalisedBlock(32, 32) + Layers{maxPool()} + normalisedBlock(32, 64) +
           normalisedBlock(64, 64) + Layers{maxPool()} + normalisedBlock(64, 128) +
           normalisedBlock(128, 128) + Layers{maxPool(), layer<Flatten<float>>(),    dense(1152, 128),
                                              relu(),    layer<Dropout<float>>(0.5), dense(128, classes)};
}

LayerPointer<float> residualBlock(int inputs, int outputs, int stride) {
    const Layers body{
        layer<Convolution<float>>(ConvolutionOptions{.inputChannels = inputs,
                                                     .outputChannels = outputs,
                                                     .stride = stride,
                                                     .padding = Padding::same(3),
                                                     .bias = false}),
        layer<BatchNorm<float>>(outputs), relu(),
        layer<Convolution<float>>(ConvolutionOptions{
            .inputChannels = outputs, .outputChannels = outputs, .padding = Padding::same(3), .bias = false}),
        layer<BatchNorm<float>>(outputs)};
    if (inputs == outputs && stride == 1) return layer<Residual<float>>(body);
    const Layers projection{layer<Convolution<float>>(ConvolutionOptions{.inputChannels = inputs,
                                                                         .outputChannels = outputs,
                                                                         .kernelHeight = 1,
                                                                         .kernelWidth = 1,
                                                                         .stride = stride,
                                                                         .bias = false}),
                            layer<BatchNorm<float>>(outputs)};
    return layer<Residual<float>>(body, projection);
}

/// He et al. 2016, in the CIFAR form of three stages.
Layers resnet(int classes) {
    return normalisedBlock(1, 16) +
           Layers{residualBlock(16, 16, 1), relu(), residualBlock(16, 32, 2),          relu(),
                  residualBlock(32, 32, 1), relu(), residualBlock(32, 64, 2),          relu(),
                  residualBlock(64, 64, 1), relu(), layer<GlobalAveragePool<float>>(), dense(64, classes)};
}

/// Three poolings by 2 make kDetectorStride; the last stage sees 98 pixels around, some three digits.
Layers detector() {
    return normalisedBlock(1, 16) + Layers{maxPool()} + normalisedBlock(16, 32) + normalisedBlock(32, 32) +
           Layers{maxPool()} + normalisedBlock(32, 64) + normalisedBlock(64, 64) + Layers{maxPool()} +
           normalisedBlock(64, 128) + normalisedBlock(128, 128) + normalisedBlock(128, 128) +
           normalisedBlock(128, 128) + Layers{convolution(128, kDetectorChannels, 1)};
}

struct Architecture {
    std::string name;
    std::string description;
    std::function<Layers(int)> layers;
};

std::vector<Architecture> architectures() {
    return {{"reference", "The network of PyTorch's MNIST example; the yardstick for speed", reference},
            {"lenet5", "The classic of 1998: small, instructive, quick", lenet5},
            {"fast", "99 % in seconds: the one to watch learning", fast},
            {"default", "Small and accurate", digitpadDefault},
            {"wide", "The shipped model's: surer with pens than default, half as fast", digitpadWide},
            {"vgg", "Deeper and wider, for patient training", vgg},
            {"resnet", "Residual blocks with global average pooling", resnet}};
}

Architecture findArchitecture(std::string_view name) {
    for (Architecture& architecture : architectures())
        if (architecture.name == name) return architecture;
    std::string known;
    for (const std::string& each : architectureNames()) known += (known.empty() ? "" : ", ") + each;
    throw Error("network '" + std::string(name) + "'", "is not known", "Known are " + known);
}

} // namespace

std::vector<std::string> architectureNames() {
    std::vector<std::string> names;
    for (const Architecture& architecture : architectures()) names.push_back(architecture.name);
    return names;
}

std::string architectureDescription(std::string_view name) {
    return findArchitecture(name).description;
}

Network makeDetectorNetwork(int height, int width, std::uint64_t seed) {
    Network network({height, width, 1}, detector(), seed);
    // At first no cell should think that it has a digit, as nearly all have none: 1 in 50 (Lin et al.
    // 2017, 4.1).
    const std::span<float> head = network.layerParameters(network.layers().size() - 1);
    const std::span<float> biases = head.last(static_cast<std::size_t>(kDetectorChannels));
    for (std::size_t i = 0; i < biases.size(); i += kCellValues) biases[i] = -3.9F;
    return network;
}

Network makeNetwork(std::string_view name, std::uint64_t seed, int classes) {
    return Network({kImageSide, kImageSide, 1}, findArchitecture(name).layers(classes), seed);
}

} // namespace digitpad
