#include "core/model/onnx_writer.h"

#include <bit>
#include <map>
#include <utility>

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
#include "core/nn/layers/residual.h"

namespace digitpad {
namespace {

static_assert(std::endian::native == std::endian::little, "ONNX's raw data is little-endian");

using Values = LayerValues<float>;

/// Where the walk through the network stands.
struct Position {
    std::string value; ///< the ONNX value that holds the activations
    Shape shape;       ///< of one image's activations
    bool flat = false; ///< [N, size] rather than [N, C, H, W]
    Shape flattened{}; ///< the image a flat value was made of, which decides the order of its values
};

void addInts(onnx::NodeProto& node, const std::string& name, std::initializer_list<int> values) {
    onnx::AttributeProto& attribute = *node.add_attribute();
    attribute.set_name(name);
    attribute.set_type(onnx::AttributeProto::INTS);
    for (const int value : values) attribute.add_ints(value);
}

void addInt(onnx::NodeProto& node, const std::string& name, int value) {
    onnx::AttributeProto& attribute = *node.add_attribute();
    attribute.set_name(name);
    attribute.set_type(onnx::AttributeProto::INT);
    attribute.set_i(value);
}

void addFloat(onnx::NodeProto& node, const std::string& name, double value) {
    onnx::AttributeProto& attribute = *node.add_attribute();
    attribute.set_name(name);
    attribute.set_type(onnx::AttributeProto::FLOAT);
    attribute.set_f(static_cast<float>(value));
}

void addWindow(onnx::NodeProto& node, int height, int width, int stride, const Padding& padding) {
    addInts(node, "kernel_shape", {height, width});
    addInts(node, "strides", {stride, stride});
    addInts(node, "pads", {padding.top, padding.left, padding.bottom, padding.right});
}

/// A float32 value of the graph's signature; the batch size is open.
void describeValue(onnx::ValueInfoProto& info, const std::string& name, std::initializer_list<int> sizes) {
    info.set_name(name);
    onnx::TypeProto_Tensor& type = *info.mutable_type()->mutable_tensor_type();
    type.set_elem_type(onnx::TensorProto::FLOAT);
    type.mutable_shape()->add_dim()->set_dim_param("N");
    for (const int size : sizes) type.mutable_shape()->add_dim()->set_dim_value(size);
}

class GraphWriter {
public:
    explicit GraphWriter(const Shape& input) : m_position{"image", input} {}

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
    void addWeights(onnx::NodeProto& node, const std::string& role, std::initializer_list<int> dims,
                    std::span<const float> values);

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

void GraphWriter::addWeights(onnx::NodeProto& node, const std::string& role, std::initializer_list<int> dims,
                             std::span<const float> values) {
    onnx::TensorProto& tensor = *m_graph.add_initializer();
    tensor.set_name(node.name() + "." + role);
    tensor.set_data_type(onnx::TensorProto::FLOAT);
    for (const int dim : dims) tensor.add_dims(dim);
    tensor.set_raw_data(values.data(), values.size_bytes());
    node.add_input(tensor.name());
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
    addNode("Add", "add").add_input(shortcut);
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
        tryWrite<Dense<float>>(layer, values) || tryWrite<Residual<float>>(layer, values);
    if (!written) throw Error("layer '" + layer.describe() + "'", "cannot be written as ONNX");
}

onnx::GraphProto GraphWriter::write(const Network& network) {
    const Shape& input = network.inputShape();
    describeValue(*m_graph.add_input(), m_position.value, {input.channels, input.height, input.width});
    for (std::size_t i = 0; i < network.layers().size(); ++i)
        writeLayer(*network.layers()[i], {network.layerParameters(i).data(), network.layerState(i).data()});
    flatten();
    if (!m_position.flattened.isFlat())
        throw Error("network", "ends in a flattened image, whose order ONNX files do not share");
    m_graph.set_name("digitpad");
    m_graph.mutable_node()->rbegin()->set_output(0, "logits");
    describeValue(*m_graph.add_output(), "logits", {network.classCount()});
    return std::move(m_graph);
}

} // namespace

onnx::GraphProto writeGraph(const Network& network) {
    return GraphWriter(network.inputShape()).write(network);
}

} // namespace digitpad
