#include "core/model/onnx_node.h"

#include <algorithm>

#include "core/error.h"

namespace digitpad {

void OnnxNode::fail(const std::string& what) const {
    throw Error(place(), what);
}

void OnnxNode::allowAttributes(std::initializer_list<const char*> names) const {
    for (const onnx::AttributeProto& attribute : m_node.attribute())
        if (std::none_of(names.begin(), names.end(),
                         [&](const char* name) { return attribute.name() == name; }))
            fail("its attribute '" + attribute.name() + "' is not supported");
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
    return hasInput(index) && m_graph.constant(m_node.input(index)) != nullptr;
}

const OnnxConstant& OnnxNode::constant(int index) const {
    if (!isConstant(index)) fail("its input " + std::to_string(index) + " is not a constant");
    return *m_graph.constant(m_node.input(index));
}

std::vector<float> OnnxNode::floats(int index) const {
    return floatValues(constant(index), m_graph.where());
}

std::vector<float> OnnxNode::floats(int index, const OnnxDims& dims) const {
    if (constant(index).dims != dims)
        fail("its input " + std::to_string(index) + " has the sizes " + toString(constant(index).dims) +
             ", expected " + toString(dims));
    return floats(index);
}

std::vector<std::int64_t> OnnxNode::integers(int index) const {
    return integerValues(constant(index), m_graph.where());
}

void OnnxNode::requireOneComputedInput() const {
    if (m_graph.computedInputs(m_node).size() != 1) fail("must have exactly one computed input");
}

namespace {

/// Far above any window over 28 pixels, far below what could overflow.
constexpr std::int64_t kLargestWindow = 1000;

int windowSize(const OnnxNode& node, const std::string& what, std::int64_t value, std::int64_t least) {
    if (value < least || value > kLargestWindow)
        node.fail("its " + what + " of " + std::to_string(value) + " is not possible");
    return static_cast<int>(value);
}

/// Padding at the two ends of one axis so that the output is the input's size over the stride, rounded up.
struct SamePadding {
    int before;
    int after;
};
SamePadding samePadding(int input, int kernel, int stride, bool extraAtTheEnd) {
    const int outputs = (input + stride - 1) / stride;
    const int total = std::max((outputs - 1) * stride + kernel - input, 0);
    const int less = total / 2;
    return extraAtTheEnd ? SamePadding{less, total - less} : SamePadding{total - less, less};
}

Padding explicitPadding(const OnnxNode& node) {
    const auto pads = node.integers("pads", {0, 0, 0, 0});
    if (pads.size() != 4) node.fail("its 'pads' are not four");
    const auto at = [&](std::size_t i) { return windowSize(node, "padding", pads[i], 0); };
    return {at(0), at(1), at(2), at(3)};
}

Padding readPadding(const OnnxNode& node, const Shape& input, const Window& window) {
    const std::string mode = node.text("auto_pad", "NOTSET");
    if (mode == "NOTSET") return explicitPadding(node);
    if (mode == "VALID") return {};
    if (mode != "SAME_UPPER" && mode != "SAME_LOWER") node.fail("its padding '" + mode + "' is not known");
    const bool upper = mode == "SAME_UPPER";
    const SamePadding rows = samePadding(input.height, window.height, window.stride, upper);
    const SamePadding columns = samePadding(input.width, window.width, window.stride, upper);
    return {rows.before, columns.before, rows.after, columns.after};
}

} // namespace

Window readWindow(const OnnxNode& node, const Shape& input, int kernelHeight, int kernelWidth) {
    const auto dilations = node.integers("dilations", {1, 1});
    if (std::any_of(dilations.begin(), dilations.end(), [](std::int64_t d) { return d != 1; }))
        node.fail("dilations are not supported");
    const auto strides = node.integers("strides", {1, 1});
    if (strides.size() != 2 || strides[0] != strides[1])
        node.fail("its strides " + toString(strides) + " are not supported, only two equal ones");
    Window window{kernelHeight, kernelWidth, windowSize(node, "stride", strides[0], 1), {}};
    windowSize(node, "kernel", kernelHeight, 1);
    windowSize(node, "kernel", kernelWidth, 1);
    window.padding = readPadding(node, input, window);
    return window;
}

} // namespace digitpad
