// An ONNX graph, checked and indexed: its operators in an order in which they can run, and which values are
// constants.
#pragma once

#include <onnx/onnx_pb.h>

#include <map>
#include <string>
#include <vector>

#include "core/model/onnx_budget.h"
#include "core/model/onnx_tensor.h"

namespace digitpad {

/// "operator 'Conv' (node 'conv1')"
std::string describe(const onnx::NodeProto& node);

class OnnxGraph {
public:
    using Nodes = std::vector<const onnx::NodeProto*>;

    /// Throws Error where a node takes a value that nothing produces, nodes take each other's values in a
    /// circle, a value is produced twice, or there is not one input. `graph`, `external` and `budget` must
    /// outlive this.
    OnnxGraph(const onnx::GraphProto& graph, std::string where, OnnxExternalData& external,
              OnnxBudget& budget);

    const std::string& where() const { return m_where; }
    const onnx::ValueInfoProto& input() const { return *m_input; }
    /// The first output's name.
    const std::string& output() const { return m_output; }
    /// Those that the output needs, each behind those whose values it takes, in whatever order the file has
    /// them.
    const Nodes& nodes() const { return m_nodes; }
    /// How many inputs of those nodes are `value`.  Shape, which takes no values, does not count.
    int uses(const std::string& value) const;

    bool isConstant(const std::string& value) const;
    /// Null where `value` is computed.  Throws Error where the file's tensor is not good.
    const OnnxConstant* constant(const std::string& value);
    /// Inputs of `node` that are not constants.
    std::vector<std::string> computedInputs(const onnx::NodeProto& node) const;
    /// Makes `value` a constant, for the nodes after the one that gives it.
    void define(const std::string& value, OnnxConstant constant);

private:
    void indexValues(const onnx::GraphProto& graph);
    void findInput(const onnx::GraphProto& graph);
    void sortNodes();
    const onnx::NodeProto* producer(const onnx::NodeProto& taker, const std::string& value) const;
    [[noreturn]] void fail(const std::string& what, const std::string& remedy = {}) const;

    std::string m_where;
    OnnxExternalData& m_external;
    OnnxBudget& m_budget;
    const onnx::ValueInfoProto* m_input = nullptr;
    std::string m_output;
    std::map<std::string, const onnx::TensorProto*> m_tensors;
    std::map<std::string, const onnx::NodeProto*> m_producers;
    std::map<std::string, OnnxConstant> m_constants; ///< tensors once read, and what was computed of them
    std::map<std::string, int> m_uses;
    Nodes m_nodes;
};

} // namespace digitpad
