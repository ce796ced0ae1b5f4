#include "core/model/onnx_layers.h"

#include <algorithm>
#include <map>

#include "core/error.h"
#include "core/model/onnx_order.h"
#include "core/nn/layers/average_pool.h"
#include "core/nn/layers/batch_norm.h"
#include "core/nn/layers/convolution.h"
#include "core/nn/layers/dense.h"
#include "core/nn/layers/dropout.h"
#include "core/nn/layers/flatten.h"
#include "core/nn/layers/global_average_pool.h"
#include "core/nn/layers/max_pool.h"
#include "core/nn/layers/relu.h"

namespace digitpad {
namespace {

/// Values of one image's activations: 64 MiB, a hundred times what networks for 28x28 images have.
constexpr std::int64_t kMostActivations = std::int64_t{1} << 24;

/// The layer, or an Error that names file and node.
template <typename LayerType, typename... Arguments>
LayerPointer<float> makeLayer(const OnnxNode& node, const Arguments&... arguments) {
    try {
        return std::make_shared<const LayerType>(arguments...);
    } catch (const Error& error) {
        node.fail(error.what());
    }
}

/// The shape after `layer`.
Shape shapeAfter(const OnnxNode& node, const Layer<float>& layer, const Shape& input) {
    try {
        const Shape shape = layer.outputShape(input);
        if (std::int64_t{shape.height} * shape.width > kMostActivations / shape.channels)
            node.fail("its output is too large");
        return shape;
    } catch (const Error& error) {
        node.fail(error.what());
    }
}

void requireImage(const OnnxNode& node, const OnnxActivations& activations) {
    if (activations.flat) node.fail("takes images, not a flat vector");
}

OnnxOrder orderOf(const OnnxActivations& activations) {
    return flattenedOrder(activations.flat ? activations.flattened : Shape{1, 1, activations.shape.channels});
}

/// Sizes of weights, which are as many as the file has values for.
int sizeOf(const OnnxNode& node, std::int64_t size) {
    if (size < 1 || size > kMostActivations) node.fail("its weights have the size " + std::to_string(size));
    return static_cast<int>(size);
}

void readConv(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({"kernel_shape", "strides", "pads", "auto_pad", "dilations", "group"});
    requireImage(node, activations);
    node.require("group", 1);
    const OnnxDims& dims = node.constant(1).dims;
    if (dims.size() != 4) node.fail("its weights are not [outputs, inputs, rows, columns]");
    if (node.integers("kernel_shape", {dims[2], dims[3]}) != OnnxDims{dims[2], dims[3]})
        node.fail("its kernel_shape is not that of its weights");
    const std::vector<float> weights = node.floats(1);
    const Window window = readWindow(node, activations.shape, sizeOf(node, dims[2]), sizeOf(node, dims[3]));
    const ConvolutionOptions options{.inputChannels = sizeOf(node, dims[1]),
                                     .outputChannels = sizeOf(node, dims[0]),
                                     .kernelHeight = window.height,
                                     .kernelWidth = window.width,
                                     .stride = window.stride,
                                     .padding = window.padding,
                                     .bias = node.hasInput(2)};
    std::vector<float> parameters = fromOnnxOrder(weights, convolutionOrder(options));
    if (options.bias) {
        const std::vector<float> bias = node.floats(2, {dims[0]});
        parameters.insert(parameters.end(), bias.begin(), bias.end());
    }
    layers.append(makeLayer<Convolution<float>>(node, options), parameters);
    activations.shape = shapeAfter(node, *layers.layers.back(), activations.shape);
}

void readBatchNorm(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({"epsilon", "momentum", "spatial", "training_mode"});
    node.require("spatial", 1);
    node.require("training_mode", 0);
    const int channels = activations.shape.channels;
    const OnnxOrder order = orderOf(activations);
    const auto values = [&](int index) { return fromOnnxOrder(node.floats(index, {channels}), order); };
    const double epsilon = node.real("epsilon", 1e-5);
    const std::vector<float> variances = values(4);
    if (!(*std::min_element(variances.begin(), variances.end()) + epsilon > 0))
        node.fail("has a negative variance");
    std::vector<float> parameters = values(1);
    const std::vector<float> beta = values(2);
    parameters.insert(parameters.end(), beta.begin(), beta.end());
    std::vector<float> state = values(3);
    state.insert(state.end(), variances.begin(), variances.end());
    layers.append(makeLayer<BatchNorm<float>>(node, channels, epsilon), parameters, state);
}

/// x W + b with W [in, out], or [out, in] where transposed, over an ONNX-ordered flat vector.
void appendDense(const OnnxNode& node, bool transposed, bool bias, OnnxActivations& activations,
                 OnnxLayers& layers) {
    if (!activations.flat) node.fail("takes a flat vector, not images");
    const OnnxDims& dims = node.constant(1).dims;
    if (dims.size() != 2) node.fail("its weights are not a matrix");
    const int inputs = sizeOf(node, dims[transposed ? 1 : 0]);
    const int outputs = sizeOf(node, dims[transposed ? 0 : 1]);
    if (inputs != activations.shape.size())
        node.fail("takes " + std::to_string(inputs) + " values, not " + toString(activations.shape));
    std::vector<float> parameters =
        fromOnnxOrder(node.floats(1), denseOrder(orderOf(activations), outputs, transposed));
    if (bias) {
        const OnnxDims& given = node.constant(2).dims;
        const OnnxDims row = given.size() == 2 ? OnnxDims{1, outputs} : OnnxDims{outputs};
        const std::vector<float> values = node.floats(2, row);
        parameters.insert(parameters.end(), values.begin(), values.end());
    }
    layers.append(makeLayer<Dense<float>>(node, inputs, outputs, bias), parameters);
    activations.shape = activations.flattened = {1, 1, outputs};
}

void readGemm(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({"alpha", "beta", "transA", "transB"});
    node.require("transA", 0);
    if (node.real("alpha", 1) != 1 || node.real("beta", 1) != 1)
        node.fail("alpha and beta are supported only as 1");
    const std::int64_t transposed = node.integer("transB", 0);
    if (transposed != 0 && transposed != 1) node.fail("its transB is neither 0 nor 1");
    appendDense(node, transposed == 1, node.hasInput(2), activations, layers);
}

void readMatMul(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({});
    appendDense(node, false, false, activations, layers);
}

/// Whether a constant of these sizes adds one value to each channel: [C] after a matrix product, [C, 1, 1]
/// after a convolution, ones before it allowed.
bool addsToChannels(OnnxDims dims, const OnnxActivations& activations) {
    const OnnxDims expected =
        activations.flat ? OnnxDims{activations.shape.channels} : OnnxDims{activations.shape.channels, 1, 1};
    if (dims.size() == expected.size() + 1 && dims.front() == 1) dims.erase(dims.begin());
    return dims == expected;
}

/// The same layer with a bias; null where it has one already or cannot have one.
LayerPointer<float> withBias(const OnnxNode& node, const Layer<float>& layer) {
    if (const auto* convolution = dynamic_cast<const Convolution<float>*>(&layer)) {
        ConvolutionOptions options = convolution->options();
        if (std::exchange(options.bias, true)) return nullptr;
        return makeLayer<Convolution<float>>(node, options);
    }
    const auto* dense = dynamic_cast<const Dense<float>*>(&layer);
    if (dense == nullptr || dense->hasBias()) return nullptr;
    return makeLayer<Dense<float>>(node, dense->inputs(), dense->outputs(), true);
}

void readBias(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({});
    const LayerPointer<float> biased =
        layers.layers.empty() ? nullptr : withBias(node, *layers.layers.back());
    if (biased == nullptr)
        node.fail("adds a constant, which is supported only as the bias of a Conv or MatMul before it");
    const int constant = node.isConstant(0) ? 0 : 1;
    const OnnxDims& dims = node.constant(constant).dims;
    if (!addsToChannels(dims, activations))
        node.fail("adds a constant of the sizes " + toString(dims) + ", expected one value of " +
                  std::to_string(activations.shape.channels) + " a channel");
    const std::vector<float> bias = node.floats(constant);
    layers.layers.back() = biased;
    layers.parameters.insert(layers.parameters.end(), bias.begin(), bias.end());
}

PoolOptions readPool(const OnnxNode& node, const OnnxActivations& activations) {
    requireImage(node, activations);
    node.require("ceil_mode", 0);
    const auto kernel = node.integers("kernel_shape", {});
    if (kernel.size() != 2) node.fail("its kernel_shape is not two sizes");
    const Window window =
        readWindow(node, activations.shape, sizeOf(node, kernel[0]), sizeOf(node, kernel[1]));
    return {window.height, window.width, window.stride, window.padding};
}

void readMaxPool(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes(
        {"kernel_shape", "strides", "pads", "auto_pad", "dilations", "ceil_mode", "storage_order"});
    layers.append(makeLayer<MaxPool<float>>(node, readPool(node, activations)));
    activations.shape = shapeAfter(node, *layers.layers.back(), activations.shape);
}

void readAveragePool(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes(
        {"kernel_shape", "strides", "pads", "auto_pad", "dilations", "ceil_mode", "count_include_pad"});
    const PoolOptions options = readPool(node, activations);
    if (options.padding != Padding{}) node.require("count_include_pad", 0);
    layers.append(makeLayer<AveragePool<float>>(node, options));
    activations.shape = shapeAfter(node, *layers.layers.back(), activations.shape);
}

void readGlobalAveragePool(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({});
    requireImage(node, activations);
    layers.append(makeLayer<GlobalAveragePool<float>>(node));
    activations.shape = shapeAfter(node, *layers.layers.back(), activations.shape);
}

void readRelu(const OnnxNode& node, OnnxActivations& /*activations*/, OnnxLayers& layers) {
    node.allowAttributes({});
    layers.append(makeLayer<Relu<float>>(node));
}

void readIdentity(const OnnxNode& node, OnnxActivations& /*activations*/, OnnxLayers& /*layers*/) {
    node.allowAttributes({});
}

/// The rate is an attribute before opset 12 and an input after; it matters only in training.
void readDropout(const OnnxNode& node, OnnxActivations& /*activations*/, OnnxLayers& layers) {
    node.allowAttributes({"ratio", "seed"});
    double rate = node.real("ratio", 0.5);
    if (node.hasInput(1)) {
        const std::vector<float> values = node.floats(1);
        if (values.size() != 1) node.fail("its ratio is not one number");
        rate = double{values.front()};
    }
    layers.append(makeLayer<Dropout<float>>(node, rate));
}

void flatten(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    if (activations.flat) return;
    if (!activations.shape.isFlat()) layers.append(makeLayer<Flatten<float>>(node));
    activations = {{1, 1, activations.shape.size()}, true, activations.shape};
}

void readFlatten(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({"axis"});
    node.require("axis", 1);
    flatten(node, activations, layers);
}

/// Only where it flattens: to [batch, values], either of them left open.
void readReshape(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({"allowzero"});
    node.require("allowzero", 0);
    const OnnxDims request = node.integers(1);
    const bool flattens = request.size() == 2 &&
                          (request[1] == activations.shape.size() || (request[1] == -1 && request[0] != -1));
    if (!flattens)
        node.fail("to " + toString(request) + " is not supported, only to [N, " +
                  std::to_string(activations.shape.size()) + "]");
    flatten(node, activations, layers);
}

using Reader = void (*)(const OnnxNode&, OnnxActivations&, OnnxLayers&);

std::map<std::string, Reader> readers() {
    return {{"Add", readBias},
            {"AveragePool", readAveragePool},
            {"BatchNormalization", readBatchNorm},
            {"Conv", readConv},
            {"Dropout", readDropout},
            {"Flatten", readFlatten},
            {"Gemm", readGemm},
            {"GlobalAveragePool", readGlobalAveragePool},
            {"Identity", readIdentity},
            {"MatMul", readMatMul},
            {"MaxPool", readMaxPool},
            {"Relu", readRelu},
            {"Reshape", readReshape}};
}

} // namespace

void OnnxLayers::append(LayerPointer<float> layer, const std::vector<float>& newParameters,
                        const std::vector<float>& newState) {
    layers.push_back(std::move(layer));
    parameters.insert(parameters.end(), newParameters.begin(), newParameters.end());
    state.insert(state.end(), newState.begin(), newState.end());
}

void readNode(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    const std::map<std::string, Reader> known = readers();
    const auto reader = known.find(node.type());
    if (reader == known.end()) {
        std::string names;
        for (const auto& [name, function] : known) names += name + ", ";
        throw Error(node.place(), "is not supported",
                    "Supported are: " + names + "Constant, and Softmax or LogSoftmax at the end");
    }
    node.requireOneComputedInput();
    if (node.isConstant(0) && node.type() != "Add") node.fail("takes a constant where it needs activations");
    reader->second(node, activations, layers);
}

} // namespace digitpad
