#include "core/model/onnx_node.h"

#include <algorithm>

#include "core/error.h"
#include "core/printable.h"

namespace digitpad {

void OnnxNode::fail(const std::string& what) const {
    throw Error(place(), what);
}

void OnnxNode::allowAttributes(std::initializer_list<const char*> names) const {
    for (const onnx::AttributeProto& attribute : m_node.attribute())
        if (std::none_of(names.begin(), names.end(),
                         [&](const char* name) { return attribute.name() == name; }))
            fail("its attribute '" + printable(attribute.name()) + "' is not supported");
}

const onnx::AttributeProto* OnnxNode::attribute(const std::string& name,
                                                onnx::AttributeProto::AttributeType type) const {
    for (const onnx::AttributeProto& attribute : m_node.attribute()) {
        if (attribute.name() != name) continue;
        if (attribute.type() != type) fail("its attribute '" + name + "' is of the wrong type");
        return &attribute;
    }
    return nullptr;
}

std::int64_t OnnxNode::integer(const std::string& name, std::int64_t fallback) const {
    const auto* found = attribute(name, onnx::AttributeProto::INT);
    return found == nullptr ? fallback : found->i();
}

std::vector<std::int64_t> OnnxNode::integers(const std::string& name,
                                             std::vector<std::int64_t> fallback) const {
    const auto* found = attribute(name, onnx::AttributeProto::INTS);
    if (found == nullptr) return fallback;
    return {found->ints().begin(), found->ints().end()};
}

double OnnxNode::real(const std::string& name, double fallback) const {
    const auto* found = attribute(name, onnx::AttributeProto::FLOAT);
    return found == nullptr ? fallback : double{found->f()};
}

std::string OnnxNode::text(const std::string& name, const std::string& fallback) const {
    const auto* found = attribute(name, onnx::AttributeProto::STRING);
    return found == nullptr ? fallback : found->s();
}

void OnnxNode::require(const std::string& name, std::int64_t only) const {
    const std::int64_t value = integer(name, only);
    if (value != only)
        fail("'" + name + "' of " + std::to_string(value) + " is not supported, only " +
             std::to_string(only));
}

bool OnnxNode::hasInput(int index) const {
    return index < m_node.input_size() && !m_node.input(index).empty();
}

bool OnnxNode::isConstant(int index) const {
    return hasInput(index) && m_graph.isConstant(m_node.input(index));
}

const OnnxConstant& OnnxNode::constant(int index) const {
    if (!isConstant(index)) fail("its input " + std::to_string(index) + " is not a constant");
    return *m_graph.constant(m_node.input(index));
}

const std::vector<float>& OnnxNode::floats(int index) const {
    return floatValues(constant(index), m_graph.where());
}

const std::vector<float>& OnnxNode::floats(int index, const OnnxDims& dims) const {
    if (constant(index).dims != dims)
        fail("its input " + std::to_string(index) + " has the sizes " + toString(constant(index).dims) +
             ", expected " + toString(dims));
    return floats(index);
}

const std::vector<std::int64_t>& OnnxNode::integers(int index) const {
    return integerValues(constant(index), m_graph.where());
}

double OnnxNode::scalar(int index, double fallback) const {
    if (!hasInput(index)) return fallback;
    const OnnxConstant& value = constant(index);
    if (value.size() != 1) fail("its input " + std::to_string(index) + " is not one number");
    return value.floats != nullptr ? double{value.floats->front()}
                                   : static_cast<double>(value.integers->front());
}

std::vector<std::int64_t> OnnxNode::axes() const {
    return hasInput(1) ? integers(1) : integers("axes", {});
}

void OnnxNode::requireOneComputedInput() const {
    if (m_graph.computedInputs(m_node).size() != 1) fail("must have exactly one computed input");
}

} // namespace digitpad
