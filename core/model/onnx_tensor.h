// The constants of an ONNX graph, checked before they are believed.
#pragma once

#include <onnx/onnx_pb.h>

#include <cstdint>
#include <string>
#include <vector>

namespace digitpad {

using OnnxDims = std::vector<std::int64_t>;

/// An initialiser or a Constant node's value, under its own sizes or those a Reshape gave it.
struct OnnxConstant {
    const onnx::TensorProto* tensor = nullptr;
    OnnxDims dims;
};

std::string toString(const OnnxDims& dims);
/// Throws Error, naming `where`, for negative sizes and for more values than a model file can hold.
std::size_t elementCount(const OnnxDims& dims, const std::string& where);
/// Fills in the 0 (as in `dims`) and -1 (what is left) of a Reshape.  Throws Error where the values do not
/// fit.
OnnxDims reshapedDims(const OnnxDims& dims, const OnnxDims& request, const std::string& where);

/// Throws Error for another type than float32, data kept in another file, too few or too many values, and
/// values that are not finite.
std::vector<float> floatValues(const OnnxConstant& constant, const std::string& where);
/// The same for int64.
std::vector<std::int64_t> integerValues(const OnnxConstant& constant, const std::string& where);

} // namespace digitpad
