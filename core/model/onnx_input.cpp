#include "core/model/onnx_input.h"

#include <algorithm>

#include "core/data/digit_image.h"
#include "core/error.h"
#include "core/model/detector_grid.h"
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

/// What the values are, and how they lie.
struct Input {
    std::string name; ///< for messages
    OnnxDims dims;    ///< kOpen where a size is open
    bool isBytes = false;
};

Input inputOf(const OnnxGraph& graph) {
    const onnx::ValueInfoProto& input = graph.input();
    const onnx::TypeProto_Tensor& type = input.type().tensor_type();
    Input result;
    result.name = "input '" + printable(input.name()) + "'";
    result.isBytes = type.elem_type() == onnx::TensorProto::UINT8;
    const bool isReal =
        type.elem_type() == onnx::TensorProto::FLOAT || type.elem_type() == onnx::TensorProto::FLOAT16 ||
        type.elem_type() == onnx::TensorProto::DOUBLE || type.elem_type() == onnx::TensorProto::BFLOAT16;
    if (!isReal && !result.isBytes)
        throw Error(graph.where(), result.name + " is neither real numbers nor bytes");
    for (const auto& dim : type.shape().dim())
        result.dims.push_back(dim.has_dim_value() ? dim.dim_value() : kOpen);
    return result;
}

} // namespace

OnnxInput readInput(const OnnxGraph& graph) {
    const Input input = inputOf(graph);
    OnnxInput result;
    result.isBytes = input.isBytes;
    OnnxActivations& activations = result.activations;
    if (input.dims.size() >= 2 && input.dims.size() <= 5) activations.axes = axesOf(input.dims);
    if (activations.axes.empty())
        throw Error(graph.where(),
                    input.name + " is " + toString(input.dims) + " (-1: open), expected [N, 1, 28, 28]",
                    "Only models for grey 28x28 images can be used; [N, 28, 28, 1], [N, 28, 28] and "
                    "[N, 784] are taken too");
    if (input.dims.front() != kOpen) activations.batch = input.dims.front();
    activations.image = activations.shape = {kImageSide, kImageSide, 1};
    return result;
}

OnnxInput readPictureInput(const OnnxGraph& graph) {
    const Input input = inputOf(graph);
    const auto isSide = [](std::int64_t size) { return size == kOpen || size == kDetectorSide; };
    if (input.isBytes || input.dims.size() != 4 || input.dims[1] != 1 || !isSide(input.dims[2]) ||
        !isSide(input.dims[3]))
        throw Error(graph.where(), input.name + " is " + toString(input.dims) +
                                       " (-1: open), expected pictures of any size, [N, 1, -1, -1]");
    OnnxInput result;
    if (input.dims.front() != kOpen) result.activations.batch = input.dims.front();
    result.activations.axes = {{}, {Part::Row}, {Part::Column}};
    result.activations.image = result.activations.shape = {kDetectorSide, kDetectorSide, 1};
    return result;
}

} // namespace digitpad
