#include "core/model/onnx_reader.h"

#include <algorithm>
#include <utility>

#include "core/data/digit_image.h"
#include "core/error.h"
#include "core/model/onnx_layers.h"
#include "core/nn/layers/residual.h"

namespace digitpad {
namespace {

/// Residual blocks within residual blocks.
constexpr int kDeepestNesting = 16;
/// Weights and one image's activations together; a small file can name one weight many times.
constexpr std::int64_t kMostValues = std::int64_t{1} << 25;

struct Position {
    std::string value;
    OnnxActivations activations;
};

/// One way from where a value parts to where it comes together again.
struct Branch {
    Position end;
    OnnxLayers layers;
    const onnx::NodeProto* join = nullptr;
};

class NetworkReader {
public:
    explicit NetworkReader(const OnnxGraph& graph) : m_graph(graph) {}

    std::shared_ptr<const Network> read();

private:
    /// Up to the output or to the Add of a residual block.
    void readChain(Position& position, OnnxLayers& layers);
    void readOne(const onnx::NodeProto& node, Position& position, OnnxLayers& layers);
    void readFork(const std::vector<const onnx::NodeProto*>& takers, Position& position, OnnxLayers& layers);
    Branch readBranch(const Position& start, const onnx::NodeProto& first);

    bool isJoin(const onnx::NodeProto& node) const {
        return node.op_type() == "Add" && m_graph.computedInputs(node).size() == 2;
    }
    /// The one node that takes `value`; null where none or several do.
    const onnx::NodeProto* onlyTaker(const std::string& value) const {
        const auto& takers = m_graph.takers(value);
        return takers.size() == 1 ? takers.front() : nullptr;
    }
    [[noreturn]] void fail(const std::string& what, const std::string& remedy = {}) const {
        throw Error(m_graph.where(), what, remedy);
    }

    const OnnxGraph& m_graph;
    int m_depth = 0;
    std::int64_t m_values = 0; ///< read so far
};

void requireDigitInput(const OnnxGraph& graph) {
    const onnx::ValueInfoProto& input = graph.input();
    const onnx::TypeProto_Tensor& type = input.type().tensor_type();
    const std::string name = "input '" + input.name() + "'";
    if (type.elem_type() != onnx::TensorProto::FLOAT) throw Error(graph.where(), name + " is not float32");
    OnnxDims dims;
    for (const auto& dim : type.shape().dim()) dims.push_back(dim.has_dim_value() ? dim.dim_value() : -1);
    const OnnxDims image{1, kImageSide, kImageSide};
    if (dims.size() != 4 || !std::equal(dims.begin() + 1, dims.end(), image.begin()))
        throw Error(graph.where(), name + " is " + toString(dims) + " (-1: open), expected [N, 1, 28, 28]",
                    "Only models for grey 28x28 images can be used");
}

/// The last operator, whose place the temperature's softmax takes: the logits before it are wanted.
bool isFinalSoftmax(const onnx::NodeProto& node, const OnnxGraph& graph) {
    if (node.op_type() != "Softmax" && node.op_type() != "LogSoftmax") return false;
    const OnnxNode checked(graph, node);
    checked.allowAttributes({"axis"});
    const std::int64_t axis = checked.integer("axis", 1);
    if (axis != 1 && axis != -1) checked.fail("is supported only over the classes");
    if (checked.output() != graph.output()) checked.fail("is supported only at the end");
    return true;
}

void NetworkReader::readOne(const onnx::NodeProto& node, Position& position, OnnxLayers& layers) {
    if (isFinalSoftmax(node, m_graph)) {
        if (!position.activations.flat) OnnxNode(m_graph, node).fail("takes a flat vector, not images");
    } else {
        const std::size_t before = layers.parameters.size();
        readNode(OnnxNode(m_graph, node), position.activations, layers);
        m_values += static_cast<std::int64_t>(layers.parameters.size() - before);
        m_values += position.activations.shape.size();
        if (m_values > kMostValues) fail("needs too much memory");
    }
    position.value = node.output(0);
}

void NetworkReader::readChain(Position& position, OnnxLayers& layers) {
    while (position.value != m_graph.output()) {
        const auto& takers = m_graph.takers(position.value);
        if (takers.empty()) fail("value '" + position.value + "' leads nowhere");
        if (takers.size() > 2)
            fail("value '" + position.value + "' is taken by more than two operators",
                 "Only chains and residual blocks are supported");
        if (takers.size() == 2)
            readFork(takers, position, layers);
        else if (isJoin(*takers.front()))
            return;
        else
            readOne(*takers.front(), position, layers);
    }
}

Branch NetworkReader::readBranch(const Position& start, const onnx::NodeProto& first) {
    Branch branch{start, {}, &first};
    if (isJoin(first)) return branch;
    readOne(first, branch.end, branch.layers);
    readChain(branch.end, branch.layers);
    branch.join = onlyTaker(branch.end.value);
    return branch;
}

void NetworkReader::readFork(const std::vector<const onnx::NodeProto*>& takers, Position& position,
                             OnnxLayers& layers) {
    if (++m_depth > kDeepestNesting) fail("residual blocks are nested too deeply");
    Branch body = readBranch(position, *takers[0]);
    Branch shortcut = readBranch(position, *takers[1]);
    --m_depth;
    if (body.join == nullptr || body.join != shortcut.join)
        fail("the two ways from value '" + position.value + "' do not come together in one Add");
    const std::string place = m_graph.where() + ": " + describe(*body.join);
    if (body.end.activations != shortcut.end.activations)
        throw Error(place, "adds activations of different shapes");
    if (body.join->input(0) != body.end.value) std::swap(body, shortcut);

    const auto join = [](std::vector<float> values, const std::vector<float>& more) {
        values.insert(values.end(), more.begin(), more.end());
        return values;
    };
    layers.append(std::make_shared<const Residual<float>>(body.layers.layers, shortcut.layers.layers),
                  join(body.layers.parameters, shortcut.layers.parameters),
                  join(body.layers.state, shortcut.layers.state));
    position = {body.join->output(0), body.end.activations};
}

std::shared_ptr<const Network> NetworkReader::read() {
    const Shape image{kImageSide, kImageSide, 1};
    Position position{m_graph.input().name(), {image}};
    OnnxLayers layers;
    readChain(position, layers);
    if (position.value != m_graph.output())
        fail(describe(*onlyTaker(position.value)) + " adds values that do not part from one before");
    if (!position.activations.shape.isFlat() || !position.activations.flattened.isFlat())
        fail("its output is " + toString(position.activations.shape) + ", not one value a class");
    auto network = std::make_shared<Network>(image, std::move(layers.layers), 0);
    std::copy(layers.parameters.begin(), layers.parameters.end(), network->parameters().begin());
    std::copy(layers.state.begin(), layers.state.end(), network->state().begin());
    return network;
}

} // namespace

std::shared_ptr<const Network> readGraph(const onnx::GraphProto& graph, const std::string& where) {
    const OnnxGraph checked(graph, where);
    requireDigitInput(checked);
    return NetworkReader(checked).read();
}

} // namespace digitpad
