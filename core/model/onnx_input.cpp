#include "core/model/onnx_input.h"

#include <algorithm>

#include "core/data/digit_image.h"
#include "core/error.h"
#include "core/printable.h"

namespace digitpad {
namespace {

using Part = OnnxActivations::Part;
using Axis = OnnxActivations::Axis;

constexpr std::int64_t kOpen = -1;

/// The parts that each size after the first counts; empty where they are not a 28x28 image.
std::vector<Axis> axesOf(const OnnxDims& dims) {
    std::vector<Axis> axes;
    Axis left{Part::Row, Part::Column};
    for (auto dim = dims.begin() + 1; dim != dims.end(); ++dim) {
        // An open size is the channels where channels are missing, else rows or columns.
        const bool first = dim == dims.begin() + 1;
        const bool isChannel = *dim == 1 || (*dim == kOpen && dims.size() == 4 && first);
        if (isChannel) {
            axes.emplace_back();
        } else if (*dim == kImagePixels && left.size() == 2) {
            axes.push_back(std::exchange(left, {}));
        } else if ((*dim == kImageSide || *dim == kOpen) && !left.empty()) {
            axes.push_back({left.front()});
            left.erase(left.begin());
        } else {
            return {};
        }
    }
    return left.empty() ? axes : std::vector<Axis>{};
}

} // namespace

OnnxInput readInput(const OnnxGraph& graph) {
    const onnx::ValueInfoProto& input = graph.input();
    const onnx::TypeProto_Tensor& type = input.type().tensor_type();
    const std::string name = "input '" + printable(input.name()) + "'";
    OnnxInput result;
    result.isBytes = type.elem_type() == onnx::TensorProto::UINT8;
    const bool isReal =
        type.elem_type() == onnx::TensorProto::FLOAT || type.elem_type() == onnx::TensorProto::FLOAT16 ||
        type.elem_type() == onnx::TensorProto::DOUBLE || type.elem_type() == onnx::TensorProto::BFLOAT16;
    if (!isReal && !result.isBytes) throw Error(graph.where(), name + " is neither real numbers nor bytes");
    OnnxDims dims;
    for (const auto& dim : type.shape().dim()) dims.push_back(dim.has_dim_value() ? dim.dim_value() : kOpen);
    OnnxActivations& activations = result.activations;
    if (dims.size() >= 2 && dims.size() <= 5) activations.axes = axesOf(dims);
    if (activations.axes.empty())
        throw Error(graph.where(), name + " is " + toString(dims) + " (-1: open), expected [N, 1, 28, 28]",
                    "Only models for grey 28x28 images can be used; [N, 28, 28, 1], [N, 28, 28] and "
                    "[N, 784] are taken too");
    if (dims.front() != kOpen) activations.batch = dims.front();
    activations.image = activations.shape = {kImageSide, kImageSide, 1};
    return result;
}

} // namespace digitpad
