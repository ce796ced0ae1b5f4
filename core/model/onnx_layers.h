// What each supported ONNX operator becomes.
#pragma once

#include "core/error.h"
#include "core/model/onnx_activations.h"
#include "core/model/onnx_node.h"
#include "core/nn/layer.h"

namespace digitpad {

/// Layers read so far and their values, in the order a network keeps them.
struct OnnxLayers {
    OnnxBudget* budget = nullptr;
    LayerList<float> layers;
    std::vector<float> parameters;
    std::vector<float> state;

    /// Null where the last layer is of another type, or there is none.
    template <typename LayerType>
    const LayerType* last() const {
        return layers.empty() ? nullptr : dynamic_cast<const LayerType*>(layers.back().get());
    }
    void add(LayerPointer<float> layer, const std::vector<float>& newParameters,
             const std::vector<float>& newState = {});
    void removeLast();
};

/// The layer, or an Error that names file and node.
template <typename LayerType, typename... Arguments>
LayerPointer<float> makeLayer(const OnnxNode& node, const Arguments&... arguments) {
    try {
        return std::make_shared<const LayerType>(arguments...);
    } catch (const Error& error) {
        node.fail(error.what());
    }
}

/// Appends a layer and moves the shape, not the axes, past it.  Throws Error, naming file and node, where the
/// layer does not take the shape, and where the file asks for too much.
void append(const OnnxNode& node, LayerPointer<float> layer, OnnxActivations& activations, OnnxLayers& layers,
            const std::vector<float>& parameters = {}, const std::vector<float>& state = {});

/// Appends what `node` computes and moves `activations` past it.  Throws Error, naming file and node, for an
/// unsupported operator, attribute or shape.
void readNode(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);

} // namespace digitpad
