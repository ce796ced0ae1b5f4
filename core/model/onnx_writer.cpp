#include "core/model/onnx_writer.h"

#include <algorithm>
#include <bit>
#include <map>
#include <utility>
#include <vector>

#include "core/error.h"
#include "core/model/onnx_attributes.h"
#include "core/model/onnx_order.h"
#include "core/nn/layers/affine.h"
#include "core/nn/layers/average_pool.h"
#include "core/nn/layers/batch_norm.h"
#include "core/nn/layers/convolution.h"
#include "core/nn/layers/dense.h"
#include "core/nn/layers/dropout.h"
#include "core/nn/layers/flatten.h"
#include "core/nn/layers/global_average_pool.h"
#include "core/nn/layers/grouped_convolution.h"
#include "core/nn/layers/max_pool.h"
#include "core/nn/layers/pad.h"
#include "core/nn/layers/pointwise.h"
#include "core/nn/layers/quantise.h"
#include "core/nn/layers/rearrange.h"
#include "core/nn/layers/relu.h"
#include "core/nn/layers/residual.h"

namespace digitpad {
namespace {

static_assert(std::endian::native == std::endian::little, "ONNX's raw data is little-endian");

using Values = LayerValues<float>;

constexpr const char* kInput = "image";

/// Where the walk through the network stands.
struct Position {
    std::string value; ///< the ONNX value that holds the activations
    Shape shape;       ///< of one image's activations
    bool flat = false; ///< [N, size] rather than [N, C, H, W]
    Shape flattened{}; ///< the image a flat value was made of, which decides the order of its values
};

class GraphWriter {
public:
    explicit GraphWriter(const Shape& input) : m_position{kInput, input} {}

    onnx::GraphProto write(const Network& network);

private:
    void writeLayer(const Layer<float>& layer, const Values& values);
    void writeSequence(const Sequence<float>& sequence, const Values& values);
    void write(const Convolution<float>& layer, const Values& values);
    void write(const BatchNorm<float>& layer, const Values& values);
    void write(const Dense<float>& layer, const Values& values);
    void write(const Residual<float>& layer, const Values& values);
    void write(const MaxPool<float>& layer, const Values& values);
    void write(const AveragePool<float>& layer, const Values& values);
    void write(const GlobalAveragePool<float>& layer, const Values& values);
    void write(const GroupedConvolution<float>& layer, const Values& values);
    void write(const Affine<float>& layer, const Values& values);
    void write(const Pointwise<float>& layer, const Values& values);
    void write(const Quantise<float>& layer, const Values& values);
    void write(const Pad<float>& layer, const Values& values);
    void write(const Rearrange<float>& layer, const Values& values);
    void write(const Relu<float>&, const Values&) { addNode("Relu", "relu"); }
    void write(const Flatten<float>&, const Values&) { flatten(); }
    void write(const Dropout<float>&, const Values&) {}

    template <typename LayerType>
    bool tryWrite(const Layer<float>& layer, const Values& values) {
        const auto* typed = dynamic_cast<const LayerType*>(&layer);
        if (typed == nullptr) return false;
        write(*typed, values);
        return true;
    }

    void flatten();
    void requireImage(const Layer<float>& layer) const;
    OnnxOrder flatOrder() const { return flattenedOrder(m_position.flattened); }
    /// A node that takes the current value and makes the next one, named after `kind`.
    onnx::NodeProto& addNode(const std::string& type, const std::string& kind);
    void addWeights(onnx::NodeProto& node, const std::string& role, const std::vector<int>& dims,
                    std::span<const float> values);
    void addIntegers(onnx::NodeProto& node, const std::string& role, const std::vector<std::int64_t>& values);
    void addNumber(onnx::NodeProto& node, const std::string& role, double value);
    onnx::TensorProto& addInitialiser(onnx::NodeProto& node, const std::string& role, int type);

    onnx::GraphProto m_graph;
    Position m_position;
    std::map<std::string, int> m_counts; ///< nodes by kind, for their names
};

onnx::NodeProto& GraphWriter::addNode(const std::string& type, const std::string& kind) {
    const std::string name = kind + std::to_string(++m_counts[kind]);
    onnx::NodeProto& node = *m_graph.add_node();
    node.set_op_type(type);
    node.set_name(name);
    node.add_input(m_position.value);
    node.add_output(name + ".out");
    m_position.value = node.output(0);
    return node;
}

onnx::TensorProto& GraphWriter::addInitialiser(onnx::NodeProto& node, const std::string& role, int type) {
    onnx::TensorProto& tensor = *m_graph.add_initializer();
    tensor.set_name(node.name() + "." + role);
    tensor.set_data_type(type);
    node.add_input(tensor.name());
    return tensor;
}

void GraphWriter::addWeights(onnx::NodeProto& node, const std::string& role, const std::vector<int>& dims,
                             std::span<const float> values) {
    onnx::TensorProto& tensor = addInitialiser(node, role, onnx::TensorProto::FLOAT);
    for (const int dim : dims) tensor.add_dims(dim);
    tensor.set_raw_data(values.data(), values.size_bytes());
}

void GraphWriter::addIntegers(onnx::NodeProto& node, const std::string& role,
                              const std::vector<std::int64_t>& values) {
    onnx::TensorProto& tensor = addInitialiser(node, role, onnx::TensorProto::INT64);
    tensor.add_dims(static_cast<std::int64_t>(values.size()));
    tensor.set_raw_data(values.data(), values.size() * sizeof(std::int64_t));
}

void GraphWriter::addNumber(onnx::NodeProto& node, const std::string& role, double value) {
    const auto number = static_cast<float>(value);
    addWeights(node, role, {}, {&number, 1});
}

void GraphWriter::requireImage(const Layer<float>& layer) const {
    if (m_position.flat)
        throw Error("layer '" + layer.describe() + "'",
                    "follows a flat vector and cannot be written as ONNX");
}

void GraphWriter::flatten() {
    if (m_position.flat) return;
    addInt(addNode("Flatten", "flatten"), "axis", 1);
    m_position.flat = true;
    m_position.flattened = m_position.shape;
    m_position.shape = {1, 1, m_position.shape.size()};
}

void GraphWriter::write(const Convolution<float>& layer, const Values& values) {
    requireImage(layer);
    const ConvolutionOptions& o = layer.options();
    const OnnxOrder order = convolutionOrder(o);
    onnx::NodeProto& node = addNode("Conv", "conv");
    addWeights(node, "weight", {o.outputChannels, o.inputChannels, o.kernelHeight, o.kernelWidth},
               toOnnxOrder({values.parameters, order.size()}, order));
    const auto outputs = static_cast<std::size_t>(o.outputChannels);
    if (o.bias) addWeights(node, "bias", {o.outputChannels}, {values.parameters + order.size(), outputs});
    addWindow(node, o.kernelHeight, o.kernelWidth, o.stride, o.padding);
    m_position.shape = layer.outputShape(m_position.shape);
}

void GraphWriter::write(const GroupedConvolution<float>& layer, const Values& values) {
    requireImage(layer);
    const GroupedConvolutionOptions& o = layer.options();
    // One group's weights are those of a convolution of that group's inputs to all outputs.
    const OnnxOrder order = convolutionOrder({.inputChannels = o.groupInputs(),
                                              .outputChannels = o.outputChannels,
                                              .kernelHeight = o.kernelHeight,
                                              .kernelWidth = o.kernelWidth});
    onnx::NodeProto& node = addNode("Conv", "conv");
    addWeights(node, "weight", {o.outputChannels, o.groupInputs(), o.kernelHeight, o.kernelWidth},
               toOnnxOrder({values.parameters, order.size()}, order));
    const auto outputs = static_cast<std::size_t>(o.outputChannels);
    if (o.bias) addWeights(node, "bias", {o.outputChannels}, {values.parameters + order.size(), outputs});
    addInt(node, "group", o.groups);
    addInts(node, "kernel_shape", {o.kernelHeight, o.kernelWidth});
    addInts(node, "strides", {o.stride.down, o.stride.across});
    addInts(node, "dilations", {o.dilation.down, o.dilation.across});
    addInts(node, "pads", {o.padding.top, o.padding.left, o.padding.bottom, o.padding.right});
    m_position.shape = layer.outputShape(m_position.shape);
}

/// As a product and a sum, each left out where it does nothing.
void GraphWriter::write(const Affine<float>& layer, const Values& values) {
    const auto pairs = static_cast<std::size_t>(layer.pairs());
    const Shape& shape = m_position.shape;
    const bool perChannel = layer.pairs() == shape.channels;
    const Shape given = perChannel ? Shape{1, 1, shape.channels} : shape;
    const OnnxOrder order = m_position.flat ? flatOrder() : flattenedOrder(given);
    const std::vector<int> dims = m_position.flat
                                      ? std::vector<int>{1, layer.pairs()}
                                      : std::vector<int>{1, given.channels, given.height, given.width};
    const std::span<const float> scales(values.parameters, pairs);
    const std::span<const float> shifts(values.parameters + pairs, pairs);
    const bool scalesAny = std::ranges::any_of(scales, [](float scale) { return scale != 1; });
    const bool shiftsAny = std::ranges::any_of(shifts, [](float shift) { return shift != 0; });
    if (scalesAny || !shiftsAny) addWeights(addNode("Mul", "scale"), "by", dims, toOnnxOrder(scales, order));
    if (shiftsAny) addWeights(addNode("Add", "shift"), "by", dims, toOnnxOrder(shifts, order));
}

void GraphWriter::write(const Pointwise<float>& layer, const Values& /*values*/) {
    switch (layer.function()) {
        case PointwiseFunction::Sigmoid:
            addNode("Sigmoid", "sigmoid");
            break;
        case PointwiseFunction::Tanh:
            addNode("Tanh", "tanh");
            break;
        case PointwiseFunction::LeakyRelu:
            addFloat(addNode("LeakyRelu", "leakyrelu"), "alpha", layer.first());
            break;
        case PointwiseFunction::Elu:
            addFloat(addNode("Elu", "elu"), "alpha", layer.first());
            break;
        case PointwiseFunction::Clip: {
            onnx::NodeProto& node = addNode("Clip", "clip");
            addNumber(node, "least", layer.first());
            addNumber(node, "most", layer.second());
            break;
        }
        case PointwiseFunction::HardSigmoid: {
            onnx::NodeProto& node = addNode("HardSigmoid", "hardsigmoid");
            addFloat(node, "alpha", layer.first());
            addFloat(node, "beta", layer.second());
            break;
        }
        case PointwiseFunction::HardSwish:
            addNode("HardSwish", "hardswish");
            break;
    }
}

void GraphWriter::write(const Quantise<float>& layer, const Values& /*values*/) {
    const QuantiseOptions& o = layer.options();
    for (const char* type : {"QuantizeLinear", "DequantizeLinear"}) {
        onnx::NodeProto& node = addNode(type, type[0] == 'Q' ? "quantise" : "dequantise");
        addNumber(node, "scale", o.scale);
        addInitialiser(node, "zero", o.least < 0 ? onnx::TensorProto::INT8 : onnx::TensorProto::UINT8)
            .add_int32_data(o.zero);
    }
}

void GraphWriter::write(const Pad<float>& layer, const Values& /*values*/) {
    requireImage(layer);
    const Padding& p = layer.padding();
    onnx::NodeProto& node = addNode("Pad", "pad");
    addIntegers(node, "pads", {0, 0, p.top, p.left, 0, 0, p.bottom, p.right});
    addNumber(node, "value", layer.value());
    m_position.shape = layer.outputShape(m_position.shape);
}

/// As a list of values taken from the flat vector, which becomes an image again where it was one.
void GraphWriter::write(const Rearrange<float>& layer, const Values& /*values*/) {
    const Shape& output = layer.output();
    flatten();
    const OnnxOrder before = flatOrder();
    const OnnxOrder after = flattenedOrder(output);
    std::vector<std::int64_t> indices(after.size());
    for (std::size_t i = 0; i < after.size(); ++i)
        indices[after[i]] = static_cast<std::int64_t>(before[static_cast<std::size_t>(layer.sources()[i])]);
    onnx::NodeProto& node = addNode("Gather", "gather");
    addIntegers(node, "indices", indices);
    addInt(node, "axis", 1);
    m_position.shape = m_position.flattened = {1, 1, output.size()};
    if (output.isFlat()) return;
    addIntegers(addNode("Reshape", "reshape"), "sizes", {-1, output.channels, output.height, output.width});
    m_position.flat = false;
    m_position.shape = output;
}

void GraphWriter::write(const BatchNorm<float>& layer, const Values& values) {
    const auto channels = static_cast<std::size_t>(layer.channels());
    const OnnxOrder order = m_position.flat ? flatOrder() : flattenedOrder({1, 1, layer.channels()});
    onnx::NodeProto& node = addNode("BatchNormalization", "norm");
    const auto add = [&](const std::string& role, const float* source) {
        addWeights(node, role, {layer.channels()}, toOnnxOrder({source, channels}, order));
    };
    add("gamma", values.parameters);
    add("beta", values.parameters + channels);
    add("mean", values.state);
    add("variance", values.state + channels);
    addFloat(node, "epsilon", layer.epsilon());
}

void GraphWriter::write(const Dense<float>& layer, const Values& values) {
    flatten();
    const OnnxOrder order = denseOrder(flatOrder(), layer.outputs(), true);
    onnx::NodeProto& node = addNode("Gemm", "dense");
    addWeights(node, "weight", {layer.outputs(), layer.inputs()},
               toOnnxOrder({values.parameters, order.size()}, order));
    const auto outputs = static_cast<std::size_t>(layer.outputs());
    if (layer.hasBias())
        addWeights(node, "bias", {layer.outputs()}, {values.parameters + order.size(), outputs});
    addInt(node, "transB", 1);
    m_position.shape = m_position.flattened = layer.outputShape(m_position.shape);
}

void GraphWriter::write(const MaxPool<float>& layer, const Values& /*values*/) {
    requireImage(layer);
    const PoolOptions& o = layer.options();
    addWindow(addNode("MaxPool", "maxpool"), o.height, o.width, o.stride, o.padding);
    m_position.shape = layer.outputShape(m_position.shape);
}

void GraphWriter::write(const AveragePool<float>& layer, const Values& /*values*/) {
    requireImage(layer);
    const PoolOptions& o = layer.options();
    addWindow(addNode("AveragePool", "averagepool"), o.height, o.width, o.stride, o.padding);
    m_position.shape = layer.outputShape(m_position.shape);
}

void GraphWriter::write(const GlobalAveragePool<float>& layer, const Values& /*values*/) {
    requireImage(layer);
    addNode("GlobalAveragePool", "average");
    m_position.shape = layer.outputShape(m_position.shape);
}

void GraphWriter::write(const Residual<float>& layer, const Values& values) {
    const Position fork = m_position;
    writeSequence(layer.body(), values);
    const Position body = std::exchange(m_position, fork);
    writeSequence(layer.shortcut(), {values.parameters + layer.body().parameterCount(),
                                     values.state + layer.body().stateCount()});
    const std::string shortcut = std::exchange(m_position, body).value;
    const bool isSum = layer.joinedBy() == Join::Sum;
    addNode(isSum ? "Add" : "Mul", isSum ? "add" : "multiply").add_input(shortcut);
}

void GraphWriter::writeSequence(const Sequence<float>& sequence, const Values& values) {
    for (std::size_t i = 0; i < sequence.layers().size(); ++i)
        writeLayer(*sequence.layers()[i],
                   {values.parameters + sequence.parameterOffset(i), values.state + sequence.stateOffset(i)});
}

void GraphWriter::writeLayer(const Layer<float>& layer, const Values& values) {
    const bool written =
        tryWrite<Convolution<float>>(layer, values) || tryWrite<BatchNorm<float>>(layer, values) ||
        tryWrite<Relu<float>>(layer, values) || tryWrite<MaxPool<float>>(layer, values) ||
        tryWrite<AveragePool<float>>(layer, values) || tryWrite<GlobalAveragePool<float>>(layer, values) ||
        tryWrite<Dropout<float>>(layer, values) || tryWrite<Flatten<float>>(layer, values) ||
        tryWrite<Dense<float>>(layer, values) || tryWrite<Residual<float>>(layer, values) ||
        tryWrite<GroupedConvolution<float>>(layer, values) || tryWrite<Affine<float>>(layer, values) ||
        tryWrite<Pointwise<float>>(layer, values) || tryWrite<Quantise<float>>(layer, values) ||
        tryWrite<Pad<float>>(layer, values) || tryWrite<Rearrange<float>>(layer, values);
    if (!written) throw Error("layer '" + layer.describe() + "'", "cannot be written as ONNX");
}

onnx::GraphProto GraphWriter::write(const Network& network) {
    const Shape& input = network.inputShape();
    for (std::size_t i = 0; i < network.layers().size(); ++i)
        writeLayer(*network.layers()[i], {network.layerParameters(i).data(), network.layerState(i).data()});
    const bool isImage = !m_position.flat && !m_position.shape.isFlat();
    if (!isImage) flatten();
    if (!isImage && !m_position.flattened.isFlat())
        throw Error("network", "ends in a flattened image, whose order ONNX files do not share");
    m_graph.set_name("digitpad");
    const std::string output = isImage ? "cells" : "logits";
    m_graph.mutable_node()->rbegin()->set_output(0, output);
    if (isImage) {
        describeValue(*m_graph.add_input(), kInput, {input.channels, kOpen, kOpen});
        describeValue(*m_graph.add_output(), output, {m_position.shape.channels, kOpen, kOpen});
    } else {
        describeValue(*m_graph.add_input(), kInput, {input.channels, input.height, input.width});
        describeValue(*m_graph.add_output(), output, {network.classCount()});
    }
    return std::move(m_graph);
}

} // namespace

onnx::GraphProto writeGraph(const Network& network) {
    return GraphWriter(network.inputShape()).write(network);
}

} // namespace digitpad
