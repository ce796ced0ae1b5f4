#include "core/model/onnx_tensor.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "core/error.h"
#include "core/printable.h"

namespace digitpad {
namespace {

static_assert(std::endian::native == std::endian::little, "ONNX's raw data is little-endian");

/// More values than the largest model file has weights.
constexpr std::int64_t kMostElements = std::int64_t{1} << 25;

using Tensor = onnx::TensorProto;

std::string place(const std::string& name, const std::string& where) {
    return where + ": constant '" + printable(name) + "'";
}

float fromHalf(std::uint16_t bits) {
    const int exponent = bits >> 10 & 31;
    const int fraction = bits & 1023;
    float value = 0;
    if (exponent == 31)
        value =
            fraction == 0 ? std::numeric_limits<float>::infinity() : std::numeric_limits<float>::quiet_NaN();
    else if (exponent == 0)
        value = std::ldexp(static_cast<float>(fraction), -24);
    else
        value = std::ldexp(static_cast<float>(fraction + 1024), exponent - 25);
    return (bits & 0x8000) == 0 ? value : -value;
}

float fromBfloat(std::uint16_t bits) {
    return std::bit_cast<float>(std::uint32_t{bits} << 16);
}

/// Reads one tensor's values in either encoding: packed bytes, or the repeated field of the type.
class TensorReader {
public:
    TensorReader(const Tensor& tensor, OnnxExternalData& external, const std::string& where)
        : m_tensor(tensor),
          m_place(place(tensor.name(), where)),
          m_dims(tensor.dims().begin(), tensor.dims().end()),
          m_count(elementCount(m_dims, m_place)) {
        if (tensor.has_segment()) throw Error(m_place, "comes in segments, which is not supported");
        m_isExternal = tensor.data_location() == Tensor::EXTERNAL || tensor.external_data_size() > 0;
        if (m_isExternal) m_external = external.read(tensor, m_place);
    }

    OnnxConstant read() const {
        switch (m_tensor.data_type()) {
            case Tensor::FLOAT:
                return reals<float>(m_tensor.float_data(), [](float value) { return value; });
            case Tensor::DOUBLE:
                return reals<double>(m_tensor.double_data(),
                                     [](double value) { return static_cast<float>(value); });
            case Tensor::FLOAT16:
                return reals<std::uint16_t>(m_tensor.int32_data(), fromHalf);
            case Tensor::BFLOAT16:
                return reals<std::uint16_t>(m_tensor.int32_data(), fromBfloat);
            case Tensor::INT64:
                return whole<std::int64_t>(m_tensor.int64_data());
            case Tensor::INT32:
                return whole<std::int32_t>(m_tensor.int32_data());
            case Tensor::INT16:
                return whole<std::int16_t>(m_tensor.int32_data());
            case Tensor::UINT16:
                return whole<std::uint16_t>(m_tensor.int32_data());
            case Tensor::INT8: {
                OnnxConstant bytes = whole<std::int8_t>(m_tensor.int32_data());
                bytes.isSignedByte = true;
                return bytes;
            }
            case Tensor::UINT8:
            case Tensor::BOOL:
                return whole<std::uint8_t>(m_tensor.int32_data());
            default:
                throw Error(m_place, "is of type " + typeName() + ", which is not supported");
        }
    }

private:
    std::string typeName() const {
        const int type = m_tensor.data_type();
        return Tensor::DataType_IsValid(type) ? Tensor::DataType_Name(Tensor::DataType(type))
                                              : std::to_string(type);
    }

    template <typename T, typename Result, typename Field, typename Convert>
    std::vector<Result> unpack(const Field& field, Convert convert) const {
        const std::string& raw = m_isExternal ? m_external : m_tensor.raw_data();
        const std::size_t count =
            raw.empty() ? static_cast<std::size_t>(field.size()) : raw.size() / sizeof(T);
        if (count != m_count || raw.size() % sizeof(T) != 0 || (!raw.empty() && !field.empty()))
            throw Error(m_place,
                        "has " + std::to_string(count) + " values where its sizes " + toString(m_dims) +
                            " say " + std::to_string(m_count),
                        "The file is damaged");
        std::vector<Result> values(count);
        for (std::size_t i = 0; i < count; ++i) {
            T value{};
            if (raw.empty())
                value = static_cast<T>(field.Get(static_cast<int>(i)));
            else
                std::memcpy(&value, raw.data() + i * sizeof(T), sizeof(T));
            values[i] = convert(value);
        }
        return values;
    }

    template <typename T, typename Field, typename Convert>
    OnnxConstant reals(const Field& field, Convert convert) const {
        return makeConstant(m_tensor.name(), m_dims, unpack<T, float>(field, convert));
    }
    template <typename T, typename Field>
    OnnxConstant whole(const Field& field) const {
        return makeConstant(m_tensor.name(), m_dims,
                            unpack<T, std::int64_t>(field, [](T value) { return std::int64_t{value}; }));
    }

    const Tensor& m_tensor;
    std::string m_place;
    OnnxDims m_dims;
    std::size_t m_count;
    bool m_isExternal = false;
    std::string m_external;
};

} // namespace

OnnxConstant makeConstant(std::string name, OnnxDims dims, std::vector<float> values) {
    return {std::move(name), std::move(dims), std::make_shared<const std::vector<float>>(std::move(values)),
            nullptr, false};
}

OnnxConstant makeConstant(std::string name, OnnxDims dims, std::vector<std::int64_t> values) {
    return {std::move(name), std::move(dims), nullptr,
            std::make_shared<const std::vector<std::int64_t>>(std::move(values)), false};
}

std::string toString(const OnnxDims& dims) {
    std::string text = "[";
    for (const std::int64_t dim : dims)
        text += (text.size() > 1 ? ", " : "") + (dim == kOnnxBatch ? "N" : std::to_string(dim));
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

OnnxConstant readTensor(const onnx::TensorProto& tensor, OnnxExternalData& external,
                        const std::string& where) {
    return TensorReader(tensor, external, where).read();
}

const std::vector<float>& floatValues(const OnnxConstant& constant, const std::string& where) {
    if (constant.floats == nullptr)
        throw Error(place(constant.name, where), "has whole numbers, expected real ones");
    if (!std::ranges::all_of(*constant.floats, [](float value) { return std::isfinite(value); }))
        throw Error(place(constant.name, where), "has values that are not finite", "The file is damaged");
    return *constant.floats;
}

const std::vector<std::int64_t>& integerValues(const OnnxConstant& constant, const std::string& where) {
    if (constant.integers == nullptr)
        throw Error(place(constant.name, where), "has real numbers, expected whole ones");
    return *constant.integers;
}

} // namespace digitpad
