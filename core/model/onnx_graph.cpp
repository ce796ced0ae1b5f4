#include "core/model/onnx_graph.h"

#include "core/error.h"
#include "core/printable.h"

namespace digitpad {
namespace {

/// A network of a hundred layers, quantised and with its shapes computed, has some 2,000.
constexpr int kMostNodes = 10'000;

std::string inQuotes(const std::string& name) {
    return std::string("'").append(printable(name)).append("'");
}

bool takesNoValues(const onnx::NodeProto& node) {
    return node.op_type() == "Shape";
}

} // namespace

std::string describe(const onnx::NodeProto& node) {
    return "operator " + inQuotes(node.op_type()) + " (node " + inQuotes(node.name()) + ")";
}

OnnxGraph::OnnxGraph(const onnx::GraphProto& graph, std::string where, OnnxExternalData& external,
                     OnnxBudget& budget)
    : m_where(std::move(where)), m_external(external), m_budget(budget) {
    if (graph.sparse_initializer_size() > 0) fail("sparse weights are not supported");
    if (graph.node_size() > kMostNodes) fail("has more than " + std::to_string(kMostNodes) + " operators");
    indexValues(graph);
    findInput(graph);
    if (graph.output_size() == 0) fail("has no output");
    m_output = graph.output(0).name();
    if (!m_producers.contains(m_output) && m_output != m_input->name())
        fail("nothing computes its output " + inQuotes(m_output));
    sortNodes();
    for (const onnx::NodeProto* node : m_nodes)
        for (const std::string& name : node->input())
            if (!takesNoValues(*node)) ++m_uses[name];
}

void OnnxGraph::fail(const std::string& what, const std::string& remedy) const {
    throw Error(m_where, what, remedy);
}

void OnnxGraph::indexValues(const onnx::GraphProto& graph) {
    const auto requireNew = [&](const std::string& name, bool isNew) {
        if (!isNew) fail("value " + inQuotes(name) + " is defined twice", "The file is damaged");
    };
    for (const onnx::TensorProto& tensor : graph.initializer())
        requireNew(tensor.name(), m_tensors.emplace(tensor.name(), &tensor).second);
    for (const onnx::NodeProto& node : graph.node()) {
        if (node.output_size() == 0 || node.output(0).empty()) fail(describe(node) + " has no output");
        for (const std::string& name : node.output())
            if (!name.empty())
                requireNew(name, !m_tensors.contains(name) && m_producers.emplace(name, &node).second);
    }
}

/// Old exporters list the initialisers among the inputs.
void OnnxGraph::findInput(const onnx::GraphProto& graph) {
    for (const onnx::ValueInfoProto& input : graph.input()) {
        if (m_tensors.contains(input.name())) continue;
        if (m_input != nullptr)
            fail("has more than one input, " + inQuotes(m_input->name()) + " and " + inQuotes(input.name()),
                 "A digit model takes one image");
        m_input = &input;
        if (m_producers.contains(input.name()))
            fail("value " + inQuotes(input.name()) + " is defined twice", "The file is damaged");
    }
    if (m_input == nullptr) fail("has no input", "A digit model takes one image");
}

/// Null for a constant, the input, and an input that is left out.
const onnx::NodeProto* OnnxGraph::producer(const onnx::NodeProto& taker, const std::string& value) const {
    if (value.empty() || m_tensors.contains(value) || value == m_input->name()) return nullptr;
    const auto found = m_producers.find(value);
    if (found == m_producers.end())
        fail(describe(taker) + " takes " + inQuotes(value) + ", which nothing produces",
             "The file is damaged");
    return found->second;
}

/// Depth first from the output; on a stack of its own, since chains may be long.
void OnnxGraph::sortNodes() {
    struct Visit {
        const onnx::NodeProto* node;
        int input; ///< to look at next
    };
    std::map<const onnx::NodeProto*, bool> finished; // false while what the node takes is looked at
    std::vector<Visit> path;
    const auto enter = [&](const onnx::NodeProto* node) {
        if (node == nullptr) return;
        const auto [place, isNew] = finished.emplace(node, false);
        if (isNew)
            path.push_back({node, 0});
        else if (!place->second)
            fail(describe(*node) + " takes values that are computed from its own", "The file is damaged");
    };
    if (m_output != m_input->name()) enter(m_producers.at(m_output));
    while (!path.empty()) {
        Visit& visit = path.back();
        if (visit.input < visit.node->input_size()) {
            const int input = visit.input++; // entering may move the visit
            enter(producer(*visit.node, visit.node->input(input)));
        } else {
            m_nodes.push_back(visit.node);
            finished[visit.node] = true;
            path.pop_back();
        }
    }
}

int OnnxGraph::uses(const std::string& value) const {
    const auto found = m_uses.find(value);
    return found == m_uses.end() ? 0 : found->second;
}

bool OnnxGraph::isConstant(const std::string& value) const {
    return m_constants.contains(value) || m_tensors.contains(value);
}

const OnnxConstant* OnnxGraph::constant(const std::string& value) {
    if (const auto found = m_constants.find(value); found != m_constants.end()) return &found->second;
    const auto tensor = m_tensors.find(value);
    if (tensor == m_tensors.end()) return nullptr;
    define(value, readTensor(*tensor->second, m_external, m_where));
    return &m_constants.at(value);
}

void OnnxGraph::define(const std::string& value, OnnxConstant constant) {
    const auto& floats = constant.floats;
    const bool isShared = floats != nullptr && floats.use_count() > 1;
    if (!isShared) m_budget.addConstant(constant.size());
    if (constant.name.empty()) constant.name = value;
    m_constants.emplace(value, std::move(constant));
}

std::vector<std::string> OnnxGraph::computedInputs(const onnx::NodeProto& node) const {
    std::vector<std::string> names;
    for (const std::string& name : node.input())
        if (!name.empty() && !isConstant(name)) names.push_back(name);
    return names;
}

} // namespace digitpad
