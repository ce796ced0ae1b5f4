// One node of an ONNX graph with typed, checked access to its attributes and constant inputs.
#pragma once

#include <initializer_list>

#include "core/model/onnx_graph.h"

namespace digitpad {

class OnnxNode {
public:
    /// @param opset the version of ONNX's operators that the file uses
    OnnxNode(OnnxGraph& graph, const onnx::NodeProto& node, std::int64_t opset)
        : m_graph(graph), m_node(node), m_opset(opset) {}

    const std::string& type() const { return m_node.op_type(); }
    const std::string& output() const { return m_node.output(0); }
    std::int64_t opset() const { return m_opset; }
    const onnx::NodeProto& proto() const { return m_node; }
    const OnnxGraph& graph() const { return m_graph; }
    /// The file and the node, to name in errors.
    std::string place() const { return m_graph.where() + ": " + describe(m_node); }
    /// Throws Error.
    [[noreturn]] void fail(const std::string& what) const;

    /// Throws Error where the node has an attribute that is not listed: it could change what is computed.
    void allowAttributes(std::initializer_list<const char*> names) const;
    /// These return `fallback` where the attribute is missing, and throw Error where its type is another.
    std::int64_t integer(const std::string& name, std::int64_t fallback) const;
    std::vector<std::int64_t> integers(const std::string& name, std::vector<std::int64_t> fallback) const;
    double real(const std::string& name, double fallback) const;
    std::string text(const std::string& name, const std::string& fallback) const;
    /// Throws Error unless the attribute is missing or has the one value that is supported.
    void require(const std::string& name, std::int64_t only) const;

    bool hasInput(int index) const;
    bool isConstant(int index) const;
    /// Throw Error where the input is missing or computed; floats() also where it has not these sizes.
    const OnnxConstant& constant(int index) const;
    const std::vector<float>& floats(int index) const;
    const std::vector<float>& floats(int index, const OnnxDims& dims) const;
    const std::vector<std::int64_t>& integers(int index) const;
    /// The only value of an input; `fallback` where the input is left out.
    double scalar(int index, double fallback) const;
    /// Axes, which newer operator sets have as an input and older ones as an attribute; empty where neither.
    std::vector<std::int64_t> axes() const;
    /// Throws Error unless exactly one input is computed.
    void requireOneComputedInput() const;

private:
    const onnx::AttributeProto* attribute(const std::string& name,
                                          onnx::AttributeProto::AttributeType type) const;

    OnnxGraph& m_graph;
    const onnx::NodeProto& m_node;
    std::int64_t m_opset;
};

} // namespace digitpad
