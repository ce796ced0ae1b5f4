#include <algorithm>
#include <array>
#include <cmath>

#include "core/model/onnx_operators.h"
#include "core/nn/layers/affine.h"
#include "core/nn/layers/batch_norm.h"
#include "core/nn/layers/dropout.h"

namespace digitpad::onnx_operators {
namespace {

using Part = OnnxActivations::Part;

/// A number for each channel, or for each value of an image as it lies in memory.
using Numbers = std::vector<double>;

/// From one row, column and channel of an image to the next in a constant that is broadcast over it.
using Strides = std::array<std::size_t, 3>;

Strides broadcastStrides(const OnnxNode& node, const OnnxConstant& constant,
                         const OnnxActivations& activations) {
    const OnnxDims& dims = constant.dims;
    const std::size_t rank = activations.axes.size();
    const auto refuse = [&] {
        node.fail("its constant of the sizes " + toString(dims) + " does not fit activations of " +
                  toString(activations.dims()));
    };
    const bool namesBatch = dims.size() == rank + 1;
    if (dims.size() > rank + 1 || (namesBatch && dims[0] != 1)) refuse();
    Strides strides{};
    std::size_t step = 1;
    for (std::size_t back = 0; back < dims.size() - (namesBatch ? 1 : 0); ++back) {
        const auto& parts = activations.axes[rank - 1 - back];
        const std::int64_t size = dims[dims.size() - 1 - back];
        if (size == 1) continue;
        if (size != activations.sizeOf(parts)) refuse();
        for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
            strides[static_cast<std::size_t>(*part)] = step;
            step *= static_cast<std::size_t>(activations.sizeOf(*part));
        }
    }
    return strides;
}

Numbers broadcast(const OnnxNode& node, int index, const OnnxActivations& activations) {
    const OnnxConstant& constant = node.constant(index);
    const std::vector<float>& values = node.floats(index);
    const Strides strides = broadcastStrides(node, constant, activations);
    const Shape& image = activations.image;
    const auto stride = [&](Part part) { return strides[static_cast<std::size_t>(part)]; };
    const bool perChannel = stride(Part::Row) == 0 && stride(Part::Column) == 0 && activations.shape == image;
    const auto rows = static_cast<std::size_t>(perChannel ? 1 : image.height);
    const auto columns = static_cast<std::size_t>(perChannel ? 1 : image.width);
    Numbers numbers;
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column)
            for (std::size_t channel = 0; channel < static_cast<std::size_t>(image.channels); ++channel)
                numbers.push_back(double{values[row * stride(Part::Row) + column * stride(Part::Column) +
                                                channel * stride(Part::Channel)]});
    return numbers;
}

void checkFinite(const OnnxNode& node, const std::vector<float>& values) {
    if (!std::ranges::all_of(values, [](float value) { return std::isfinite(value); }))
        node.fail("gives values that are not finite");
}

/// Appends y = scale x + shift, or takes it into such a layer before.
void appendAffine(const OnnxNode& node, Numbers scale, Numbers shift, OnnxActivations& activations,
                  OnnxLayers& layers) {
    const std::size_t pairs = scale.size();
    const auto* before = layers.last<Affine<float>>();
    if (before != nullptr && static_cast<std::size_t>(before->pairs()) == pairs) {
        const float* values = layers.parameters.data() + layers.parameters.size() - 2 * pairs;
        for (std::size_t i = 0; i < pairs; ++i) {
            shift[i] += scale[i] * values[pairs + i];
            scale[i] *= values[i];
        }
        layers.removeLast();
    }
    std::vector<float> parameters;
    for (const Numbers* numbers : {&scale, &shift})
        for (const double number : *numbers) parameters.push_back(static_cast<float>(number));
    checkFinite(node, parameters);
    append(node, makeLayer<Affine<float>>(node, static_cast<int>(pairs)), activations, layers, parameters);
}

/// Scale and zero; one of each, for all values.
QuantiseOptions quantisation(const OnnxNode& node) {
    QuantiseOptions options;
    options.scale = node.scalar(1, 1);
    options.zero = static_cast<int>(std::clamp(node.scalar(2, 0), -1000.0, 1000.0));
    return options;
}

} // namespace

void readBatchNorm(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({"epsilon", "momentum", "spatial", "training_mode"});
    node.require("spatial", 1);
    node.require("training_mode", 0);
    const auto& first = activations.axes.front();
    const bool overChannels =
        activations.shape == activations.image &&
        (first == OnnxActivations::Axis{Part::Channel} || (first.empty() && activations.image.channels == 1));
    if (!overChannels) {
        if (activations.axes.size() != 1) node.fail("takes images ordered [N, channels, rows, columns]");
        requireFlatShape(node, activations, layers);
    }
    const int channels = activations.shape.channels;
    const OnnxOrder order =
        overChannels ? flattenedOrder({1, 1, activations.shape.channels}) : activations.order();
    const auto values = [&](int index) { return fromOnnxOrder(node.floats(index, {channels}), order); };
    const double epsilon = node.real("epsilon", 1e-5);
    const std::vector<float> variances = values(4);
    if (!(*std::min_element(variances.begin(), variances.end()) + epsilon > 0))
        node.fail("has a negative variance");
    std::vector<float> parameters = values(1);
    const std::vector<float> beta = values(2);
    parameters.insert(parameters.end(), beta.begin(), beta.end());
    std::vector<float> state = values(3);
    state.insert(state.end(), variances.begin(), variances.end());
    append(node, makeLayer<BatchNorm<float>>(node, channels, epsilon), activations, layers, parameters,
           state);
}

void appendScale(const OnnxNode& node, double scale, double shift, OnnxActivations& activations,
                 OnnxLayers& layers) {
    const auto channels = static_cast<std::size_t>(activations.shape.channels);
    appendAffine(node, Numbers(channels, scale), Numbers(channels, shift), activations, layers);
}

void readArithmetic(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({});
    const bool constantFirst = node.isConstant(0);
    const std::string& type = node.type();
    Numbers numbers = broadcast(node, constantFirst ? 0 : 1, activations);
    const std::size_t count = numbers.size();
    if (type == "Div" && constantFirst) node.fail("divides a constant by activations");
    if (type == "Div")
        for (double& number : numbers) number = 1 / number;
    if (type == "Sub" && !constantFirst)
        for (double& number : numbers) number = -number;
    if (type == "Mul" || type == "Div")
        return appendAffine(node, std::move(numbers), Numbers(count, 0), activations, layers);
    const bool negates = type == "Sub" && constantFirst;
    const bool perChannel = count == static_cast<std::size_t>(activations.shape.channels);
    if (!negates && perChannel &&
        takeAsBias(node, std::vector<float>(numbers.begin(), numbers.end()), layers))
        return;
    appendAffine(node, Numbers(count, negates ? -1 : 1), std::move(numbers), activations, layers);
}

/// The rate is an attribute before opset 12 and an input after; it matters only in training.
void readDropout(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({"ratio", "seed"});
    const double rate = node.scalar(1, node.real("ratio", 0.5));
    append(node, makeLayer<Dropout<float>>(node, rate), activations, layers);
}

/// Its layer gives what DequantizeLinear makes of the steps; that node then only has to fit.
void readQuantize(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({"axis", "saturate", "output_dtype", "precision"});
    QuantiseOptions options = quantisation(node);
    const bool isSigned = node.hasInput(2) && node.constant(2).isSignedByte;
    options.least = isSigned ? -128 : 0;
    options.most = isSigned ? 127 : 255;
    append(node, makeLayer<Quantise<float>>(node, options), activations, layers);
    activations.quantised = options;
}

void readDequantize(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& /*layers*/) {
    node.allowAttributes({"axis"});
    if (!activations.quantised) node.fail("takes values that no QuantizeLinear gave");
    const QuantiseOptions options = quantisation(node);
    if (options.scale != activations.quantised->scale || options.zero != activations.quantised->zero)
        node.fail("has another scale or zero than the QuantizeLinear before it");
    activations.quantised.reset();
}

} // namespace digitpad::onnx_operators
