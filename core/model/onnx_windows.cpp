#include <algorithm>

#include "core/model/onnx_operators.h"
#include "core/model/onnx_window.h"
#include "core/nn/layers/average_pool.h"
#include "core/nn/layers/convolution.h"
#include "core/nn/layers/global_average_pool.h"
#include "core/nn/layers/max_pool.h"
#include "core/nn/layers/pad.h"
#include "core/nn/sizes.h"
#include "core/printable.h"

namespace digitpad::onnx_operators {
namespace {

using Part = OnnxActivations::Part;

/// Sizes of weights, which are as many as the file has values for.
int sizeOf(const OnnxNode& node, std::int64_t size) {
    if (size < 1 || size > kMostLayerValues) node.fail("its weights have the size " + std::to_string(size));
    return static_cast<int>(size);
}

/// A layer over an image has moved the shape; the axes follow.
void finishImage(OnnxActivations& activations) {
    activations.becomeImage(Shape{activations.shape});
}

void appendOverImage(const OnnxNode& node, const LayerPointer<float>& layer, OnnxActivations& activations,
                     OnnxLayers& layers, const std::vector<float>& parameters = {}) {
    append(node, layer, activations, layers, parameters);
    finishImage(activations);
}

Padding operator+(const Padding& a, const Padding& b) {
    return {a.top + b.top, a.left + b.left, a.bottom + b.bottom, a.right + b.right};
}

/// A frame of zeros that was just put around the image becomes the convolution's own padding.
void takeFrameIn(Padding& padding, OnnxActivations& activations, OnnxLayers& layers) {
    const auto* frame = layers.last<Pad<float>>();
    if (frame == nullptr || frame->value() != 0) return;
    const Padding& p = frame->padding();
    const Shape inside{activations.shape.height - p.top - p.bottom,
                       activations.shape.width - p.left - p.right, activations.shape.channels};
    padding = padding + p;
    layers.removeLast();
    activations.becomeImage(inside);
}

GroupedConvolutionOptions convolutionOptions(const OnnxNode& node, const OnnxActivations& activations) {
    const OnnxDims& dims = node.constant(1).dims;
    if (dims.size() != 4) node.fail("its weights are not [outputs, inputs, rows, columns]");
    if (node.integers("kernel_shape", {dims[2], dims[3]}) != OnnxDims{dims[2], dims[3]})
        node.fail("its kernel_shape is not that of its weights");
    const std::int64_t groups = node.integer("group", 1);
    const OnnxWindow window = readWindow(node, activations.shape, dims[2], dims[3]);
    if (groups < 1 || dims[1] > kMostLayerValues / groups)
        node.fail("its 'group' of " + std::to_string(groups) + " is not possible");
    return {.inputChannels = sizeOf(node, dims[1] * groups),
            .outputChannels = sizeOf(node, dims[0]),
            .groups = static_cast<int>(groups),
            .kernelHeight = window.height,
            .kernelWidth = window.width,
            .stride = window.stride,
            .dilation = window.dilation,
            .padding = window.padding,
            .bias = node.hasInput(2)};
}

LayerPointer<float> convolution(const OnnxNode& node, const GroupedConvolutionOptions& o) {
    const bool isPlain = o.groups == 1 && o.dilation == Steps{} && o.stride.down == o.stride.across;
    if (!isPlain) return makeLayer<GroupedConvolution<float>>(node, o);
    return makeLayer<Convolution<float>>(node, ConvolutionOptions{.inputChannels = o.inputChannels,
                                                                  .outputChannels = o.outputChannels,
                                                                  .kernelHeight = o.kernelHeight,
                                                                  .kernelWidth = o.kernelWidth,
                                                                  .stride = o.stride.down,
                                                                  .padding = o.padding,
                                                                  .bias = o.bias});
}

struct PoolWindow {
    PoolOptions options;
    bool countsPadding = false;
};

/// Strides may differ where only one of them is ever taken.
int commonStride(const OnnxNode& node, const OnnxWindow& window, const Shape& input) {
    const bool oneRow =
        input.height + window.padding.top + window.padding.bottom < window.height + window.stride.down;
    const bool oneColumn =
        input.width + window.padding.left + window.padding.right < window.width + window.stride.across;
    if (oneRow) return window.stride.across;
    if (oneColumn || window.stride.down == window.stride.across) return window.stride.down;
    node.fail("two different strides are not supported");
}

/// What rounding the number of outputs up lets the last window reach over the end.
int overhang(int input, int before, int after, int kernel, int stride) {
    const int free = input + before + after - kernel;
    const int rest = free % stride;
    if (free < 0 || rest == 0) return 0;
    const int lastBegin = (free / stride + 1) * stride;
    return lastBegin >= input + before ? 0 : stride - rest; // a window that sees only padding is left out
}

PoolWindow readPool(const OnnxNode& node, const OnnxActivations& activations) {
    const auto kernel = node.integers("kernel_shape", {});
    if (kernel.size() != 2) node.fail("its kernel_shape is not two sizes");
    const Shape& input = activations.shape;
    OnnxWindow window = readWindow(node, input, kernel[0], kernel[1]);
    if (window.dilation != Steps{}) node.fail("dilations are not supported");
    Padding& p = window.padding;
    PoolWindow pool;
    pool.countsPadding = p != Padding{} && node.integer("count_include_pad", 0) != 0;
    if (const std::int64_t up = node.integer("ceil_mode", 0); up == 1) {
        const int down = overhang(input.height, p.top, p.bottom, window.height, window.stride.down);
        const int across = overhang(input.width, p.left, p.right, window.width, window.stride.across);
        if (pool.countsPadding && down + across > 0)
            node.fail("its 'ceil_mode' together with 'count_include_pad' is not supported");
        p.bottom += down;
        p.right += across;
    } else if (up != 0) {
        node.fail("'ceil_mode' of " + std::to_string(up) + " is not supported");
    }
    pool.options = {window.height, window.width, commonStride(node, window, input), p};
    return pool;
}

/// The rows and columns over which a node takes the mean.
struct MeanOver {
    bool rows = false;
    bool columns = false;
};

MeanOver meanOver(const OnnxNode& node, const OnnxActivations& activations, std::vector<bool>& gone) {
    std::vector<std::int64_t> indices = node.axes();
    if (indices.empty()) node.fail("over all axes is not supported, only over rows and columns");
    MeanOver over;
    gone.assign(activations.axes.size(), false);
    for (const std::int64_t index : indices) {
        const std::size_t axis = activations.axisAt(index, node.place());
        gone[axis] = true;
        for (const Part part : activations.axes[axis]) {
            if (part == Part::Channel) node.fail("over the channels is not supported");
            (part == Part::Row ? over.rows : over.columns) = true;
        }
    }
    return over;
}

} // namespace

void readConv(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({"kernel_shape", "strides", "pads", "auto_pad", "dilations", "group"});
    requireImage(node, activations, layers);
    GroupedConvolutionOptions options = convolutionOptions(node, activations);
    takeFrameIn(options.padding, activations, layers);
    const LayerPointer<float> layer = convolution(node, options);
    // One group's weights are those of a convolution of that group's inputs to all outputs.
    std::vector<float> parameters =
        fromOnnxOrder(node.floats(1), convolutionOrder({.inputChannels = options.groupInputs(),
                                                        .outputChannels = options.outputChannels,
                                                        .kernelHeight = options.kernelHeight,
                                                        .kernelWidth = options.kernelWidth}));
    if (options.bias) {
        const std::vector<float>& bias = node.floats(2, {options.outputChannels});
        parameters.insert(parameters.end(), bias.begin(), bias.end());
    }
    appendOverImage(node, layer, activations, layers, parameters);
}

void readMaxPool(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes(
        {"kernel_shape", "strides", "pads", "auto_pad", "dilations", "ceil_mode", "storage_order"});
    requireImage(node, activations, layers);
    appendOverImage(node, makeLayer<MaxPool<float>>(node, readPool(node, activations).options), activations,
                    layers);
}

void readAveragePool(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes(
        {"kernel_shape", "strides", "pads", "auto_pad", "dilations", "ceil_mode", "count_include_pad"});
    requireImage(node, activations, layers);
    PoolWindow pool = readPool(node, activations);
    if (pool.countsPadding) {
        const Padding frame = std::exchange(pool.options.padding, Padding{});
        appendOverImage(node, makeLayer<Pad<float>>(node, frame), activations, layers);
    }
    appendOverImage(node, makeLayer<AveragePool<float>>(node, pool.options), activations, layers);
}

void readGlobalAveragePool(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({});
    requireImage(node, activations, layers);
    appendOverImage(node, makeLayer<GlobalAveragePool<float>>(node), activations, layers);
}

void readGlobalMaxPool(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({});
    requireImage(node, activations, layers);
    const PoolOptions whole{activations.shape.height, activations.shape.width, 1, {}};
    appendOverImage(node, makeLayer<MaxPool<float>>(node, whole), activations, layers);
}

void readReduceMean(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({"axes", "keepdims", "noop_with_empty_axes"});
    if (activations.shape != activations.image) node.fail("takes images, not a flat vector");
    std::vector<bool> gone;
    const MeanOver over = meanOver(node, activations, gone);
    const Shape& image = activations.shape;
    if (over.rows && over.columns) {
        append(node, makeLayer<GlobalAveragePool<float>>(node), activations, layers);
    } else if (over.rows || over.columns) {
        const PoolOptions line{over.rows ? image.height : 1, over.columns ? image.width : 1, 1, {}};
        append(node, makeLayer<AveragePool<float>>(node, line), activations, layers);
    }
    activations.image = activations.shape;
    const bool keeps = node.integer("keepdims", 1) != 0;
    std::vector<OnnxActivations::Axis> axes;
    for (std::size_t i = 0; i < gone.size(); ++i)
        if (!gone[i])
            axes.push_back(activations.axes[i]);
        else if (keeps)
            axes.emplace_back();
    activations.axes = axes;
}

void readPad(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({"mode", "pads", "value"});
    const std::string mode = node.text("mode", "constant");
    if (mode != "constant") node.fail("its mode '" + printable(mode) + "' is not supported, only 'constant'");
    const auto pads = node.hasInput(1) ? node.integers(1) : node.integers("pads", {});
    std::vector<std::int64_t> axes;
    if (node.hasInput(3)) axes = node.integers(3);
    for (std::size_t i = 0; axes.size() < activations.axes.size() + 1 && !node.hasInput(3); ++i)
        axes.push_back(static_cast<std::int64_t>(i));
    if (pads.size() != 2 * axes.size()) node.fail("has not two paddings an axis");
    Padding frame;
    const auto rank = static_cast<std::int64_t>(activations.axes.size()) + 1;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        const std::int64_t before = pads[i];
        const std::int64_t after = pads[axes.size() + i];
        if (before == 0 && after == 0) continue;
        const std::int64_t axis = axes[i] < 0 ? axes[i] + rank : axes[i];
        const auto& parts = activations.axes[activations.axisAt(axis, node.place())];
        if (std::min(before, after) < 0 || std::max(before, after) > 1000 || parts.size() != 1 ||
            parts[0] == Part::Channel || activations.shape != activations.image)
            node.fail("of " + toString(pads) + " is supported only as a frame around images");
        const bool isRow = parts[0] == Part::Row;
        (isRow ? frame.top : frame.left) = static_cast<int>(before);
        (isRow ? frame.bottom : frame.right) = static_cast<int>(after);
    }
    if (frame == Padding{}) return;
    append(node, makeLayer<Pad<float>>(node, frame, node.scalar(2, node.real("value", 0))), activations,
           layers);
    activations.image = activations.shape;
}

} // namespace digitpad::onnx_operators
