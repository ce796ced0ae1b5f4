// One function an ONNX operator, by what they have in common; onnx_layers.cpp has the table.  Each appends
// what the node computes and moves the activations past it, or throws Error, naming file and node.
#pragma once

#include "core/model/onnx_layers.h"

namespace digitpad::onnx_operators {

// onnx_windows.cpp
void readConv(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readMaxPool(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readAveragePool(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readGlobalAveragePool(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readGlobalMaxPool(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readReduceMean(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readPad(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);

// onnx_products.cpp
void readGemm(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readMatMul(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
/// Makes a constant that is added the bias of the layer before; false where that has one or takes none.
bool takeAsBias(const OnnxNode& node, const std::vector<float>& values, OnnxLayers& layers);

// onnx_values.cpp
void readBatchNorm(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readArithmetic(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readDropout(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readQuantize(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readDequantize(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
/// Scales and shifts all values.
void appendScale(const OnnxNode& node, double scale, double shift, OnnxActivations& activations,
                 OnnxLayers& layers);

// onnx_functions.cpp
void readRelu(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readFunction(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readClip(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readPRelu(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readSoftmax(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);

// onnx_shapes.cpp
void readIdentity(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readCast(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readFlatten(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readReshape(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readSqueeze(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readUnsqueeze(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readTranspose(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
void readGather(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
/// Makes an image lie as layers over images take it.  Throws Error for what has not three axes.
void requireImage(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);
/// Makes the memory's shape flat too.
void requireFlatShape(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers);

} // namespace digitpad::onnx_operators
