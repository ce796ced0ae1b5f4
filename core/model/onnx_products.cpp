#include <algorithm>

#include "core/model/onnx_operators.h"
#include "core/nn/layers/convolution.h"
#include "core/nn/layers/dense.h"
#include "core/nn/layers/grouped_convolution.h"
#include "core/nn/sizes.h"

namespace digitpad::onnx_operators {
namespace {

/// x W + b with W [in, out], or [out, in] where transposed, times a number each.
struct Product {
    bool transposed = false;
    bool bias = false;
    double weightScale = 1;
    double biasScale = 1;
};

void appendScaled(std::vector<float>& to, const std::vector<float>& values, double scale) {
    for (const float value : values)
        to.push_back(scale == 1 ? value : static_cast<float>(scale * double{value}));
}

/// A value an output; one value stands for all of them.
std::vector<float> biasOf(const OnnxNode& node, int outputs) {
    const OnnxDims& given = node.constant(2).dims;
    if (node.constant(2).size() == 1)
        return std::vector<float>(static_cast<std::size_t>(outputs), node.floats(2).front());
    return node.floats(2, given.size() == 2 ? OnnxDims{1, outputs} : OnnxDims{outputs});
}

void appendDense(const OnnxNode& node, const Product& product, OnnxActivations& activations,
                 OnnxLayers& layers) {
    if (!activations.isFlat()) node.fail("takes a flat vector, not images");
    const OnnxDims& dims = node.constant(1).dims;
    if (dims.size() != 2) node.fail("its weights are not a matrix");
    if (std::min(dims[0], dims[1]) < 1 || std::max(dims[0], dims[1]) > kMostLayerValues)
        node.fail("its weights have the sizes " + toString(dims));
    const int inputs = static_cast<int>(dims[product.transposed ? 1 : 0]);
    const int outputs = static_cast<int>(dims[product.transposed ? 0 : 1]);
    if (inputs != activations.shape.size())
        node.fail("takes " + std::to_string(inputs) + " values, not " +
                  std::to_string(activations.shape.size()));
    const LayerPointer<float> layer = makeLayer<Dense<float>>(node, inputs, outputs, product.bias);
    std::vector<float> parameters;
    appendScaled(parameters,
                 fromOnnxOrder(node.floats(1), denseOrder(activations.order(), outputs, product.transposed)),
                 product.weightScale);
    if (product.bias) appendScaled(parameters, biasOf(node, outputs), product.biasScale);
    append(node, layer, activations, layers, parameters);
    activations.image = activations.shape;
    activations.axes.back() =
        outputs == 1 ? OnnxActivations::Axis{} : OnnxActivations::Axis{OnnxActivations::Part::Channel};
}

/// The same layer with a bias; null where it has one already or cannot have one.
LayerPointer<float> withBias(const OnnxNode& node, const Layer<float>& layer) {
    if (const auto* convolution = dynamic_cast<const Convolution<float>*>(&layer)) {
        ConvolutionOptions options = convolution->options();
        if (std::exchange(options.bias, true)) return nullptr;
        return makeLayer<Convolution<float>>(node, options);
    }
    if (const auto* convolution = dynamic_cast<const GroupedConvolution<float>*>(&layer)) {
        GroupedConvolutionOptions options = convolution->options();
        if (std::exchange(options.bias, true)) return nullptr;
        return makeLayer<GroupedConvolution<float>>(node, options);
    }
    const auto* dense = dynamic_cast<const Dense<float>*>(&layer);
    if (dense == nullptr || dense->hasBias()) return nullptr;
    return makeLayer<Dense<float>>(node, dense->inputs(), dense->outputs(), true);
}

} // namespace

void readGemm(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({"alpha", "beta", "transA", "transB"});
    node.require("transA", 0);
    const std::int64_t transposed = node.integer("transB", 0);
    if (transposed != 0 && transposed != 1) node.fail("its transB is neither 0 nor 1");
    appendDense(node, {transposed == 1, node.hasInput(2), node.real("alpha", 1), node.real("beta", 1)},
                activations, layers);
}

void readMatMul(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({});
    appendDense(node, {}, activations, layers);
}

bool takeAsBias(const OnnxNode& node, const std::vector<float>& values, OnnxLayers& layers) {
    const LayerPointer<float> biased =
        layers.layers.empty() ? nullptr : withBias(node, *layers.layers.back());
    if (biased == nullptr) return false;
    layers.layers.back() = biased;
    layers.parameters.insert(layers.parameters.end(), values.begin(), values.end());
    return true;
}

} // namespace digitpad::onnx_operators
