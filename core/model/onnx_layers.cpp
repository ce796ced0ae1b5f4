#include "core/model/onnx_layers.h"

#include <algorithm>
#include <map>

#include "core/model/onnx_operators.h"
#include "core/nn/sizes.h"

namespace digitpad {
namespace {

using Reader = void (*)(const OnnxNode&, OnnxActivations&, OnnxLayers&);

const std::map<std::string, Reader>& readers() {
    using namespace onnx_operators;
    static const std::map<std::string, Reader> known{{"Add", readArithmetic},
                                                     {"AveragePool", readAveragePool},
                                                     {"BatchNormalization", readBatchNorm},
                                                     {"Cast", readCast},
                                                     {"Clip", readClip},
                                                     {"Conv", readConv},
                                                     {"DequantizeLinear", readDequantize},
                                                     {"Div", readArithmetic},
                                                     {"Dropout", readDropout},
                                                     {"Elu", readFunction},
                                                     {"Flatten", readFlatten},
                                                     {"Gather", readGather},
                                                     {"Gemm", readGemm},
                                                     {"GlobalAveragePool", readGlobalAveragePool},
                                                     {"GlobalMaxPool", readGlobalMaxPool},
                                                     {"HardSigmoid", readFunction},
                                                     {"HardSwish", readFunction},
                                                     {"Identity", readIdentity},
                                                     {"LeakyRelu", readFunction},
                                                     {"LogSoftmax", readSoftmax},
                                                     {"MatMul", readMatMul},
                                                     {"MaxPool", readMaxPool},
                                                     {"Mul", readArithmetic},
                                                     {"PRelu", readPRelu},
                                                     {"Pad", readPad},
                                                     {"QuantizeLinear", readQuantize},
                                                     {"ReduceMean", readReduceMean},
                                                     {"Relu", readRelu},
                                                     {"Reshape", readReshape},
                                                     {"Sigmoid", readFunction},
                                                     {"Softmax", readSoftmax},
                                                     {"Squeeze", readSqueeze},
                                                     {"Sub", readArithmetic},
                                                     {"Tanh", readFunction},
                                                     {"Transpose", readTranspose},
                                                     {"Unsqueeze", readUnsqueeze}};
    return known;
}

[[noreturn]] void refuseOperator(const OnnxNode& node) {
    std::string names;
    for (const auto& [name, function] : readers()) names += (names.empty() ? "" : ", ") + name;
    throw Error(node.place(), "is not supported", "Supported are: " + names);
}

bool isOneOf(const std::string& type, std::initializer_list<const char*> types) {
    return std::ranges::any_of(types, [&](const char* each) { return type == each; });
}

/// Operators that move values without looking at them.
bool movesOnly(const std::string& type) {
    return isOneOf(type, {"Cast", "Flatten", "Identity", "Reshape", "Squeeze", "Transpose", "Unsqueeze"});
}

} // namespace

void OnnxLayers::add(LayerPointer<float> layer, const std::vector<float>& newParameters,
                     const std::vector<float>& newState) {
    layers.push_back(std::move(layer));
    parameters.insert(parameters.end(), newParameters.begin(), newParameters.end());
    state.insert(state.end(), newState.begin(), newState.end());
}

void OnnxLayers::removeLast() {
    parameters.resize(parameters.size() - layers.back()->parameterCount());
    state.resize(state.size() - layers.back()->stateCount());
    layers.pop_back();
}

void append(const OnnxNode& node, LayerPointer<float> layer, OnnxActivations& activations, OnnxLayers& layers,
            const std::vector<float>& parameters, const std::vector<float>& state) {
    const Shape input = activations.shape;
    try {
        activations.shape = layer->outputShape(input);
    } catch (const Error& error) {
        node.fail(error.what());
    }
    layers.budget->addLayer(layer, input);
    layers.add(std::move(layer), parameters, state);
}

void readNode(const OnnxNode& node, OnnxActivations& activations, OnnxLayers& layers) {
    const std::string& type = node.type();
    const auto reader = readers().find(type);
    if (reader == readers().end()) refuseOperator(node);
    node.requireOneComputedInput();
    if (node.isConstant(0) && !isOneOf(type, {"Add", "Div", "Mul", "Sub"}))
        node.fail("takes a constant where it needs activations");
    if (!activations.end.empty() && !movesOnly(type))
        throw Error(activations.end, "is supported only at the end");
    if (activations.quantised && !movesOnly(type) && !isOneOf(type, {"DequantizeLinear", "MaxPool"}))
        node.fail("takes 8-bit values, which are supported only between QuantizeLinear and DequantizeLinear");
    reader->second(node, activations, layers);
}

} // namespace digitpad
