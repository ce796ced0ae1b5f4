#include "core/model/onnx_tensor.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "core/error.h"

namespace digitpad {
namespace {

static_assert(std::endian::native == std::endian::little, "ONNX's raw data is little-endian");

/// More values than the largest model file has bytes.
constexpr std::int64_t kMostElements = std::int64_t{1} << 26;

std::string place(const OnnxConstant& constant, const std::string& where) {
    return where + ": constant '" + constant.tensor->name() + "'";
}

void requireType(const OnnxConstant& constant, int type, const std::string& where) {
    const onnx::TensorProto& tensor = *constant.tensor;
    if (tensor.data_location() == onnx::TensorProto::EXTERNAL || tensor.external_data_size() > 0)
        throw Error(place(constant, where), "is kept in another file, which is not supported",
                    "Save the model as one file");
    if (tensor.has_segment())
        throw Error(place(constant, where), "comes in segments, which is not supported");
    if (tensor.data_type() != type)
        throw Error(place(constant, where), "is of type " +
                                                onnx::TensorProto::DataType_Name(tensor.data_type()) +
                                                ", expected " + onnx::TensorProto::DataType_Name(type));
}

/// The values of either encoding: packed bytes, or the repeated field of the type.
template <typename T, typename Field>
std::vector<T> unpack(const OnnxConstant& constant, const Field& field, const std::string& where) {
    const std::string& raw = constant.tensor->raw_data();
    const std::size_t expected = elementCount(constant.dims, place(constant, where));
    const std::size_t count = raw.empty() ? static_cast<std::size_t>(field.size()) : raw.size() / sizeof(T);
    if (count != expected || raw.size() % sizeof(T) != 0 || (!raw.empty() && !field.empty()))
        throw Error(place(constant, where),
                    "has " + std::to_string(count) + " values where its sizes " + toString(constant.dims) +
                        " say " + std::to_string(expected),
                    "The file is damaged");
    std::vector<T> values(count);
    if (!raw.empty())
        std::memcpy(values.data(), raw.data(), raw.size());
    else
        std::copy(field.begin(), field.end(), values.begin());
    return values;
}

} // namespace

std::string toString(const OnnxDims& dims) {
    std::string text = "[";
    for (const std::int64_t dim : dims) text += (text.size() > 1 ? ", " : "") + std::to_string(dim);
    return text + "]";
}

std::size_t elementCount(const OnnxDims& dims, const std::string& where) {
    std::int64_t count = 1;
    for (const std::int64_t dim : dims) {
        if (dim < 0 || dim > kMostElements || count * dim > kMostElements)
            throw Error(where, "sizes " + toString(dims) + " are not possible", "The file is damaged");
        count *= dim;
    }
    return static_cast<std::size_t>(count);
}

OnnxDims reshapedDims(const OnnxDims& dims, const OnnxDims& request, const std::string& where) {
    const auto refuse = [&] {
        throw Error(where, "cannot reshape " + toString(dims) + " to " + toString(request));
    };
    OnnxDims result = request;
    for (std::size_t i = 0; i < std::min(dims.size(), result.size()); ++i)
        if (result[i] == 0) result[i] = dims[i];
    const auto open = std::find(result.begin(), result.end(), -1);
    if (open != result.end()) *open = 1;
    const std::size_t total = elementCount(dims, where);
    const std::size_t known = elementCount(result, where);
    if (known == 0) refuse();
    if (open != result.end()) *open = static_cast<std::int64_t>(total / known);
    if (elementCount(result, where) != total) refuse();
    return result;
}

std::vector<float> floatValues(const OnnxConstant& constant, const std::string& where) {
    requireType(constant, onnx::TensorProto::FLOAT, where);
    std::vector<float> values = unpack<float>(constant, constant.tensor->float_data(), where);
    if (!std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); }))
        throw Error(place(constant, where), "has values that are not finite", "The file is damaged");
    return values;
}

std::vector<std::int64_t> integerValues(const OnnxConstant& constant, const std::string& where) {
    requireType(constant, onnx::TensorProto::INT64, where);
    return unpack<std::int64_t>(constant, constant.tensor->int64_data(), where);
}

} // namespace digitpad
