#include <algorithm>

#include "core/model/onnx_operators.h"
#include "core/nn/layers/flatten.h"
#include "core/nn/layers/rearrange.h"

namespace digitpad::onnx_operators {
namespace {

using Axis = OnnxActivations::Axis;
using Part = OnnxActivations::Part;
using Sources = std::vector<std::int32_t>;

/// For each value in ONNX's order, where it lies in memory.
Sources placesOf(const OnnxActivations& activations) {
    const OnnxOrder order = activations.order();
    Sources places(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) places[order[i]] = static_cast<std::int32_t>(i);
    return places;
}

/// Values move as `sources` say; what moved before them is done in the same layer.
void appendRearrange(const OnnxNode& node, const Shape& output, Sources sources, OnnxActivations& activations,
                     OnnxLayers& layers) {
    if (const auto* before = layers.last<Rearrange<float>>(); before != nullptr) {
        for (std::int32_t& source : sources) source = before->sources()[static_cast<std::size_t>(source)];
        const int inputs = before->inputs();
        layers.removeLast();
        activations.shape = {1, 1, inputs};
    }
    const int inputs = activations.shape.size();
    append(node, makeLayer<Rearrange<float>>(node, inputs, output, sources), activations, layers);
    activations.image = activations.shape;
}

/// Moves the values in memory so that they lie as a tensor of these sizes does, each axis above 1 being the
/// part of an image that `parts` has for it.
void layOut(const OnnxNode& node, const OnnxDims& sizes, const Axis& parts, OnnxActivations& activations,
            OnnxLayers& layers) {
    OnnxActivations target;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        target.axes.push_back(sizes[i] == 1 ? Axis{} : Axis{parts[i]});
        if (sizes[i] == 1) continue;
        int& size = parts[i] == Part::Channel ? target.image.channels
                    : parts[i] == Part::Row   ? target.image.height
                                              : target.image.width;
        size = static_cast<int>(sizes[i]);
    }
    const Sources places = placesOf(activations);
    Sources sources;
    for (const std::size_t index : target.order()) sources.push_back(places[index]);
    appendRearrange(node, target.image, std::move(sources), activations, layers);
    activations.axes = target.axes;
}

/// Parts for up to three sizes above 1: the last are columns and rows, a flat vector's are channels.
Axis partsFor(const OnnxNode& node, const OnnxDims& sizes) {
    const auto large = sizes.size() - static_cast<std::size_t>(std::ranges::count(sizes, 1));
    if (large > 3) node.fail("to " + toString(sizes) + " is not supported");
    Axis left{Part::Channel, Part::Row, Part::Column};
    if (large == 2) left.erase(left.begin());
    Axis parts(sizes.size(), Part::Channel);
    auto next = left.begin();
    for (std::size_t i = 0; i < sizes.size(); ++i)
        if (sizes[i] != 1) parts[i] = *next++;
    return parts;
}

/// The same values under other sizes: names only where that can be.
void takeSizes(const OnnxNode& node, const OnnxDims& sizes, OnnxActivations& activations,
               OnnxLayers& layers) {
    if (const auto axes = activations.split(sizes))
        activations.axes = *axes;
    else
        layOut(node, sizes, partsFor(node, sizes), activations, layers);
    if (activations.axes.size() == 1 && !activations.image.isFlat())
        requireFlatShape(node, activations, layers);
}

/// Whether the first size of a Reshape can stand for the images of a run.
bool standsForBatch(std::int64_t size, const OnnxActivations& activations) {
    return size == kOnnxBatch || size == -1 || size == 1 || size == activations.batch;
}

/// The sizes after the first that a Reshape asks for.
OnnxDims requestedSizes(const OnnxNode& node, const OnnxDims& request, const OnnxActivations& activations) {
    const auto refuse = [&](const std::string& why) {
        node.fail("to " + toString(request) + " is not supported for images of " +
                  toString(activations.dims()) + ": " + why);
    };
    const bool zeroCopies = node.integer("allowzero", 0) == 0;
    const OnnxDims before = activations.dims();
    OnnxDims sizes = request;
    for (std::size_t i = 0; i < sizes.size(); ++i)
        if (sizes[i] == 0 && zeroCopies && i < before.size()) sizes[i] = before[i];
    if (sizes.size() < 2 || !standsForBatch(sizes[0], activations)) refuse("it mixes them");
    const auto open = std::count(sizes.begin(), sizes.end(), -1);
    std::int64_t known = 1;
    const std::int64_t total = activations.image.size();
    for (auto size = sizes.begin() + 1; size != sizes.end(); ++size) {
        if (*size != -1 && (*size < 1 || *size > total)) refuse("its sizes do not fit");
        if (*size != -1) known *= *size;
        if (known > total) refuse("its sizes do not fit");
    }
    if (open > 1 || total % known != 0) refuse("its sizes do not fit");
    std::replace(sizes.begin() + 1, sizes.end(), std::int64_t{-1}, total / known);
    if ((open == 0 || sizes[0] == -1) && known != total) refuse("its sizes do not fit");
    return {sizes.begin() + 1, sizes.end()};
}

} // namespace

void requireFlatShape(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    if (activations.shape.isFlat()) return;
    append(node, makeLayer<Flatten<float>>(node), activations, layers);
}

void requireImage(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    if (activations.isImage()) return;
    if (activations.axes.size() != 3) node.fail("takes images, not a flat vector");
    const OnnxDims dims = activations.dims();
    layOut(node, {dims.begin() + 1, dims.end()}, {Part::Channel, Part::Row, Part::Column}, activations,
           layers);
}

void readIdentity(const OnnxNode& node, OnnxActivations& /*activations*/, OnnxLayers& /*layers*/) {
    node.allowAttributes({});
}

void readCast(const OnnxNode& node, OnnxActivations& /*activations*/, OnnxLayers& /*layers*/) {
    node.allowAttributes({"to", "saturate"});
    const std::int64_t type = node.integer("to", 0);
    if (type != onnx::TensorProto::FLOAT && type != onnx::TensorProto::FLOAT16 &&
        type != onnx::TensorProto::DOUBLE && type != onnx::TensorProto::BFLOAT16)
        node.fail("to type " + std::to_string(type) + " is not supported, only to real numbers");
}

void readFlatten(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({"axis"});
    const std::int64_t axis = node.integer("axis", 1);
    if (axis != 1 && axis != -static_cast<std::int64_t>(activations.axes.size()))
        node.fail("'axis' of " + std::to_string(axis) + " is not supported, only 1");
    takeSizes(node, {activations.image.size()}, activations, layers);
}

void readReshape(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({"allowzero"});
    takeSizes(node, requestedSizes(node, node.integers(1), activations), activations, layers);
}

void readSqueeze(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& /*layers*/) {
    node.allowAttributes({"axes"});
    const auto indices = node.axes();
    std::vector<bool> gone;
    for (const Axis& axis : activations.axes) gone.push_back(indices.empty() && axis.empty());
    for (const std::int64_t index : indices) {
        const std::size_t axis = activations.axisAt(index, node.place());
        if (!activations.axes[axis].empty()) node.fail("takes away an axis that is not of size 1");
        gone[axis] = true;
    }
    std::vector<Axis> axes;
    for (std::size_t i = 0; i < gone.size(); ++i)
        if (!gone[i]) axes.push_back(activations.axes[i]);
    if (axes.empty()) node.fail("takes all axes away");
    activations.axes = axes;
}

void readUnsqueeze(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& /*layers*/) {
    node.allowAttributes({"axes"});
    const auto indices = node.axes();
    OnnxActivations grown;
    grown.axes.resize(std::min<std::size_t>(activations.axes.size() + indices.size(), 8));
    std::vector<bool> isNew(grown.axes.size());
    for (const std::int64_t index : indices) isNew[grown.axisAt(index, node.place())] = true;
    if (static_cast<std::size_t>(std::ranges::count(isNew, false)) != activations.axes.size())
        node.fail("its axes do not fit");
    std::size_t next = 0;
    for (std::size_t i = 0; i < isNew.size(); ++i)
        if (!isNew[i]) grown.axes[i] = activations.axes[next++];
    activations.axes = grown.axes;
}

void readTranspose(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& /*layers*/) {
    node.allowAttributes({"perm"});
    const auto order = node.integers("perm", {});
    if (order.size() != activations.axes.size() + 1 || order[0] != 0)
        node.fail("by " + toString(order) + " is not supported: it moves the images of a run");
    std::vector<Axis> axes;
    std::vector<bool> taken(activations.axes.size());
    for (std::size_t i = 1; i < order.size(); ++i) {
        const std::size_t axis = activations.axisAt(order[i], node.place());
        if (taken[axis]) node.fail("names an axis twice");
        taken[axis] = true;
        axes.push_back(activations.axes[axis]);
    }
    activations.axes = axes;
}

void readGather(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    node.allowAttributes({"axis"});
    if (activations.axes.size() != 1 || node.integer("axis", 0) != 1 || node.constant(1).dims.size() != 1)
        node.fail("is supported only from a flat vector, by a list");
    const auto& indices = node.integers(1);
    const Sources places = placesOf(activations);
    const auto count = static_cast<std::int64_t>(places.size());
    Sources sources;
    for (const std::int64_t index : indices) {
        if (index < -count || index >= count)
            node.fail("its index " + std::to_string(index) + " does not exist");
        sources.push_back(places[static_cast<std::size_t>(index < 0 ? index + count : index)]);
    }
    if (sources.empty()) node.fail("takes nothing");
    const Shape output{1, 1, static_cast<int>(sources.size())};
    appendRearrange(node, output, std::move(sources), activations, layers);
    activations.becomeFlat(activations.shape.channels);
}

} // namespace digitpad::onnx_operators
