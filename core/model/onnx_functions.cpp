#include <algorithm>
#include <cmath>
#include <limits>

#include "core/model/onnx_operators.h"
#include "core/nn/layers/pointwise.h"
#include "core/nn/layers/relu.h"

namespace digitpad::onnx_operators {
namespace {

using enum PointwiseFunction;

/// Whether nothing but names for its axes follows until the graph's output.
bool isLast(const OnnxNode& node) {
    return node.output() == node.graph().output();
}

/// What takes the place of the classifier's own softmax: the logits before it are wanted.
void endWith(const OnnxNode& node, OnnxActivations& activations) {
    activations.end = node.place();
}

} // namespace

void readRelu(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({});
    append(node, makeLayer<Relu<float>>(node), activations, layers);
}

void readFunction(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({"alpha", "beta"});
    const std::string& type = node.type();
    if (type == "Sigmoid" && isLast(node) && activations.isFlat()) return endWith(node, activations);
    PointwiseFunction function = Sigmoid;
    double first = 0;
    double second = 0;
    if (type == "Tanh") function = Tanh;
    if (type == "HardSwish") function = HardSwish;
    if (type == "LeakyRelu") {
        function = LeakyRelu;
        first = node.real("alpha", 0.01);
    }
    if (type == "Elu") {
        function = Elu;
        first = node.real("alpha", 1);
    }
    if (type == "HardSigmoid") {
        function = HardSigmoid;
        first = node.real("alpha", 0.2);
        second = node.real("beta", 0.5);
    }
    append(node, makeLayer<Pointwise<float>>(node, function, first, second), activations, layers);
}

void readClip(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({"min", "max"});
    constexpr double kMost = std::numeric_limits<float>::max();
    const double least = std::max(node.scalar(1, node.real("min", -kMost)), -kMost);
    const double most = std::min(node.scalar(2, node.real("max", kMost)), kMost);
    if (!(least <= most)) node.fail("its bounds are in the wrong order");
    if (least == 0 && most == kMost)
        append(node, makeLayer<Relu<float>>(node), activations, layers);
    else
        append(node, makeLayer<Pointwise<float>>(node, Clip, least, most), activations, layers);
}

void readPRelu(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({});
    const std::vector<float>& slopes = node.floats(1);
    if (slopes.empty() || std::ranges::any_of(slopes, [&](float slope) { return slope != slopes.front(); }))
        node.fail("is supported only with one slope");
    append(node, makeLayer<Pointwise<float>>(node, LeakyRelu, double{slopes.front()}), activations, layers);
}

void readSoftmax(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& /*layers*/) {
    node.allowAttributes({"axis"});
    const std::size_t axis =
        activations.axisAt(node.integer("axis", node.opset() < 13 ? 1 : -1), node.place());
    for (std::size_t i = 0; i < activations.axes.size(); ++i)
        if (i != axis && !activations.axes[i].empty()) node.fail("takes a flat vector, not images");
    endWith(node, activations);
}

} // namespace digitpad::onnx_operators
