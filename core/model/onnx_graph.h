// An ONNX graph, checked and indexed: which values are constants, and which nodes take a value.
#pragma once

#include <onnx/onnx_pb.h>

#include <map>
#include <string>
#include <vector>

#include "core/model/onnx_tensor.h"

namespace digitpad {

/// "operator 'Conv' (node 'conv1')"
std::string describe(const onnx::NodeProto& node);

class OnnxGraph {
public:
    /// Folds what only moves constants (Constant, Identity, Reshape of a constant).  Throws Error where a
    /// node takes a value that nothing before it produces, a value is produced twice, or there is not one
    /// input. `graph` must outlive this.
    OnnxGraph(const onnx::GraphProto& graph, std::string where);

    const std::string& where() const { return m_where; }
    const onnx::ValueInfoProto& input() const { return *m_input; }
    /// The first output's name.
    const std::string& output() const { return m_output; }
    /// Null where `value` is computed.
    const OnnxConstant* constant(const std::string& value) const;
    /// The nodes that compute from `value`, one entry a use.
    const std::vector<const onnx::NodeProto*>& takers(const std::string& value) const;
    /// Inputs of `node` that are not constants.
    std::vector<std::string> computedInputs(const onnx::NodeProto& node) const;

private:
    void addInitialisers(const onnx::GraphProto& graph);
    void findInput(const onnx::GraphProto& graph);
    void findOutput(const onnx::GraphProto& graph);
    void addNode(const onnx::NodeProto& node);
    void requireInputs(const onnx::NodeProto& node) const;
    bool fold(const onnx::NodeProto& node);
    void addConstant(const std::string& name, OnnxConstant constant);
    [[noreturn]] void fail(const std::string& what, const std::string& remedy = {}) const;

    std::string m_where;
    const onnx::ValueInfoProto* m_input = nullptr;
    std::string m_output;
    std::map<std::string, OnnxConstant> m_constants;
    std::map<std::string, std::vector<const onnx::NodeProto*>>
        m_takers; ///< every computed value has its entry
};

} // namespace digitpad
