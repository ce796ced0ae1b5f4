// The constants of an ONNX graph, checked before they are believed.
#pragma once

#include <onnx/onnx_pb.h>

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "core/model/onnx_external_data.h"

namespace digitpad {

using OnnxDims = std::vector<std::int64_t>;

/// Stands for the number of images among the sizes that a graph computes with.
inline constexpr std::int64_t kOnnxBatch = std::numeric_limits<std::int64_t>::min();

/// Values under sizes.  They are shared, so that the same under other sizes costs nothing; one of the lists
/// is there, for real and for whole numbers.
struct OnnxConstant {
    std::string name; ///< to name in errors
    OnnxDims dims;
    std::shared_ptr<const std::vector<float>> floats;
    std::shared_ptr<const std::vector<std::int64_t>> integers;
    bool isSignedByte = false; ///< int8, of which the zero of a quantisation says what is rounded to

    std::size_t size() const { return floats != nullptr ? floats->size() : integers->size(); }
};

OnnxConstant makeConstant(std::string name, OnnxDims dims, std::vector<float> values);
OnnxConstant makeConstant(std::string name, OnnxDims dims, std::vector<std::int64_t> values);

/// "[N, 1, 28, 28]"
std::string toString(const OnnxDims& dims);
/// Throws Error, naming `where`, for negative sizes and for more values than a model file may have.
std::size_t elementCount(const OnnxDims& dims, const std::string& where);
/// Fills in the 0 (as in `dims`) and -1 (what is left) of a Reshape.  Throws Error where the values do not
/// fit.
OnnxDims reshapedDims(const OnnxDims& dims, const OnnxDims& request, const std::string& where);

/// The values of a tensor, real numbers of any precision as float32 and whole ones as int64.  Throws Error
/// for other types, for too few or too many values, and for what ExternalData refuses.
OnnxConstant readTensor(const onnx::TensorProto& tensor, OnnxExternalData& external,
                        const std::string& where);

/// Throws Error for whole numbers, and for values that are not finite.
const std::vector<float>& floatValues(const OnnxConstant& constant, const std::string& where);
/// Throws Error for real numbers.
const std::vector<std::int64_t>& integerValues(const OnnxConstant& constant, const std::string& where);

} // namespace digitpad
