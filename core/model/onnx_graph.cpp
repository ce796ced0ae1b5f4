#include "core/model/onnx_graph.h"

#include "core/error.h"

namespace digitpad {
namespace {

constexpr int kMostNodes = 10'000;

OnnxDims dimsOf(const onnx::TensorProto& tensor) {
    return {tensor.dims().begin(), tensor.dims().end()};
}

/// The tensor of a Constant node; null where it has another kind of value.
const onnx::TensorProto* constantTensor(const onnx::NodeProto& node) {
    for (const onnx::AttributeProto& attribute : node.attribute())
        if (attribute.name() == "value" && attribute.has_t()) return &attribute.t();
    return nullptr;
}

} // namespace

std::string describe(const onnx::NodeProto& node) {
    return "operator '" + node.op_type() + "' (node '" + node.name() + "')";
}

OnnxGraph::OnnxGraph(const onnx::GraphProto& graph, std::string where) : m_where(std::move(where)) {
    if (graph.sparse_initializer_size() > 0) fail("sparse weights are not supported");
    if (graph.node_size() > kMostNodes) fail("has more than " + std::to_string(kMostNodes) + " operators");
    addInitialisers(graph);
    findInput(graph);
    for (const onnx::NodeProto& node : graph.node()) addNode(node);
    findOutput(graph);
}

void OnnxGraph::fail(const std::string& what, const std::string& remedy) const {
    throw Error(m_where, what, remedy);
}

void OnnxGraph::addConstant(const std::string& name, OnnxConstant constant) {
    if (m_takers.contains(name) || !m_constants.emplace(name, std::move(constant)).second)
        fail("value '" + name + "' is defined twice", "The file is damaged");
}

void OnnxGraph::addInitialisers(const onnx::GraphProto& graph) {
    for (const onnx::TensorProto& tensor : graph.initializer())
        addConstant(tensor.name(), {&tensor, dimsOf(tensor)});
}

/// Old exporters list the initialisers among the inputs.
void OnnxGraph::findInput(const onnx::GraphProto& graph) {
    for (const onnx::ValueInfoProto& input : graph.input()) {
        if (m_constants.contains(input.name())) continue;
        if (m_input != nullptr)
            fail("has more than one input, '" + m_input->name() + "' and '" + input.name() + "'",
                 "A digit model takes one image");
        m_input = &input;
        m_takers[input.name()];
    }
    if (m_input == nullptr) fail("has no input", "A digit model takes one image");
}

void OnnxGraph::findOutput(const onnx::GraphProto& graph) {
    if (graph.output_size() == 0) fail("has no output");
    m_output = graph.output(0).name();
    if (!m_takers.contains(m_output)) fail("nothing computes its output '" + m_output + "'");
}

void OnnxGraph::requireInputs(const onnx::NodeProto& node) const {
    for (const std::string& name : node.input())
        if (!name.empty() && !m_constants.contains(name) && !m_takers.contains(name))
            fail(describe(node) + " takes '" + name + "', which nothing before it produces",
                 "The file is damaged");
}

bool OnnxGraph::fold(const onnx::NodeProto& node) {
    const std::string& type = node.op_type();
    if (type == "Constant") {
        const onnx::TensorProto* tensor = constantTensor(node);
        if (tensor == nullptr) fail(describe(node) + " has no tensor");
        addConstant(node.output(0), {tensor, dimsOf(*tensor)});
        return true;
    }
    if ((type != "Identity" && type != "Reshape") || node.input_size() == 0) return false;
    const OnnxConstant* source = constant(node.input(0));
    if (source == nullptr) return false;
    OnnxConstant folded = *source;
    if (type == "Reshape") {
        const OnnxConstant* request = node.input_size() == 2 ? constant(node.input(1)) : nullptr;
        if (request == nullptr) fail(describe(node) + " has no constant shape");
        const std::string place = m_where + ": " + describe(node);
        folded.dims = reshapedDims(source->dims, integerValues(*request, m_where), place);
    }
    addConstant(node.output(0), std::move(folded));
    return true;
}

void OnnxGraph::addNode(const onnx::NodeProto& node) {
    if (node.output_size() == 0 || node.output(0).empty()) fail(describe(node) + " has no output");
    requireInputs(node);
    if (fold(node)) return;
    for (const std::string& name : computedInputs(node)) m_takers[name].push_back(&node);
    for (const std::string& name : node.output())
        if (!name.empty() && (m_constants.contains(name) || !m_takers.try_emplace(name).second))
            fail("value '" + name + "' is defined twice", "The file is damaged");
}

const OnnxConstant* OnnxGraph::constant(const std::string& value) const {
    const auto found = m_constants.find(value);
    return found == m_constants.end() ? nullptr : &found->second;
}

const std::vector<const onnx::NodeProto*>& OnnxGraph::takers(const std::string& value) const {
    return m_takers.at(value);
}

std::vector<std::string> OnnxGraph::computedInputs(const onnx::NodeProto& node) const {
    std::vector<std::string> names;
    for (const std::string& name : node.input())
        if (!name.empty() && !m_constants.contains(name)) names.push_back(name);
    return names;
}

} // namespace digitpad
