// One node of an ONNX graph with typed, checked access to its attributes and constant inputs.
#pragma once

#include <initializer_list>

#include "core/model/onnx_graph.h"
#include "core/nn/layers/window.h"

namespace digitpad {

class OnnxNode {
public:
    OnnxNode(const OnnxGraph& graph, const onnx::NodeProto& node) : m_graph(graph), m_node(node) {}

    const std::string& type() const { return m_node.op_type(); }
    const std::string& output() const { return m_node.output(0); }
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
    std::vector<float> floats(int index) const;
    std::vector<float> floats(int index, const OnnxDims& dims) const;
    std::vector<std::int64_t> integers(int index) const;
    /// Throws Error unless exactly one input is computed.
    void requireOneComputedInput() const;

private:
    const onnx::AttributeProto* attribute(const std::string& name,
                                          onnx::AttributeProto::AttributeType type) const;

    const OnnxGraph& m_graph;
    const onnx::NodeProto& m_node;
};

/// Kernel size, stride and padding of Conv and the pools over an image of this shape.  Throws Error for what
/// Window cannot say: two different strides, dilations, sizes beyond reason.
Window readWindow(const OnnxNode& node, const Shape& input, int kernelHeight, int kernelWidth);

} // namespace digitpad
