// What each supported ONNX operator becomes.
#pragma once

#include "core/model/onnx_node.h"
#include "core/nn/layer.h"

namespace digitpad {

/// Layers read so far and their values, in the order a network keeps them.
struct OnnxLayers {
    LayerList<float> layers;
    std::vector<float> parameters;
    std::vector<float> state;

    void append(LayerPointer<float> layer, const std::vector<float>& newParameters = {},
                const std::vector<float>& newState = {});
};

/// Activations on their way through the graph.
struct OnnxActivations {
    Shape shape;       ///< of one image's
    bool flat = false; ///< [N, size] rather than [N, C, H, W]
    Shape flattened{}; ///< the image a flat value was made of: ONNX has its values channels first
    bool operator==(const OnnxActivations&) const = default;
};

/// Appends what `node` computes and moves `activations` past it.  Throws Error, naming file and node, for an
/// unsupported operator, attribute or shape.
void readNode(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);

} // namespace digitpad
