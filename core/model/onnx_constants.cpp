#include "core/model/onnx_constants.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "core/error.h"

namespace digitpad {
namespace {

using Integers = std::vector<std::int64_t>;

/// Sizes of anything here are below; more would let sums overflow.
constexpr std::int64_t kLargestInteger = std::int64_t{1} << 31;

/// A list of whole numbers, as sizes are computed with.
const Integers& listAt(const OnnxNode& node, int index) {
    const OnnxConstant& constant = node.constant(index);
    if (constant.dims.size() > 1) node.fail("computes with sizes in a table, expected a list");
    return node.integers(index);
}

OnnxConstant withDims(OnnxConstant constant, OnnxDims dims) {
    constant.dims = std::move(dims);
    return constant;
}

OnnxConstant fromAttribute(const OnnxNode& node) {
    for (const onnx::AttributeProto& attribute : node.proto().attribute()) {
        const std::string& name = attribute.name();
        OnnxExternalData none;
        if (name == "value" && attribute.has_t())
            return readTensor(attribute.t(), none, node.graph().where());
        if (name == "value_float") return makeConstant({}, {}, std::vector<float>{attribute.f()});
        if (name == "value_int") return makeConstant({}, {}, Integers{attribute.i()});
        if (name == "value_floats")
            return makeConstant({}, {attribute.floats_size()},
                                std::vector<float>(attribute.floats().begin(), attribute.floats().end()));
        if (name == "value_ints")
            return makeConstant({}, {attribute.ints_size()},
                                Integers(attribute.ints().begin(), attribute.ints().end()));
    }
    node.fail("has no tensor");
}

OnnxConstant reshape(const OnnxNode& node) {
    const OnnxConstant& source = node.constant(0);
    return withDims(source, reshapedDims(source.dims, listAt(node, 1), node.place()));
}

/// Where an axis of a constant is, counted from the front.
std::size_t axisOf(const OnnxNode& node, std::int64_t axis, std::size_t rank) {
    const std::int64_t counted = axis < 0 ? axis + static_cast<std::int64_t>(rank) : axis;
    if (counted < 0 || counted >= static_cast<std::int64_t>(rank))
        node.fail("its axis " + std::to_string(axis) + " does not exist");
    return static_cast<std::size_t>(counted);
}

/// The steps from one index of each axis to the next.
std::vector<std::size_t> stepsOf(const OnnxDims& dims) {
    std::vector<std::size_t> steps(dims.size());
    std::size_t step = 1;
    for (std::size_t i = dims.size(); i-- > 0; step *= static_cast<std::size_t>(dims[i])) steps[i] = step;
    return steps;
}

OnnxConstant squeeze(const OnnxNode& node) {
    const OnnxConstant& source = node.constant(0);
    const Integers axes = node.axes();
    std::vector<bool> gone(source.dims.size());
    for (std::size_t i = 0; i < gone.size(); ++i) gone[i] = axes.empty() && source.dims[i] == 1;
    for (const std::int64_t axis : axes) gone[axisOf(node, axis, gone.size())] = true;
    OnnxDims dims;
    for (std::size_t i = 0; i < gone.size(); ++i) {
        if (!gone[i]) dims.push_back(source.dims[i]);
        if (gone[i] && source.dims[i] != 1) node.fail("takes away an axis that is not of size 1");
    }
    return withDims(source, dims);
}

OnnxConstant unsqueeze(const OnnxNode& node) {
    const OnnxConstant& source = node.constant(0);
    const Integers axes = node.axes();
    std::vector<bool> isNew(source.dims.size() + axes.size());
    for (const std::int64_t axis : axes) isNew[axisOf(node, axis, isNew.size())] = true;
    OnnxDims dims;
    std::size_t next = 0;
    for (const bool each : isNew) {
        if (!each && next == source.dims.size()) node.fail("names an axis twice");
        dims.push_back(each ? 1 : source.dims[next++]);
    }
    return withDims(source, dims);
}

/// For each value of a tensor of these sizes, the index that `steps` give it.
std::vector<std::size_t> walk(const OnnxDims& dims, const std::vector<std::size_t>& steps,
                              const std::string& place) {
    elementCount(dims, place);
    std::vector<std::size_t> found{0};
    for (std::size_t axis = 0; axis < dims.size(); ++axis) {
        std::vector<std::size_t> finer;
        finer.reserve(found.size() * static_cast<std::size_t>(dims[axis]));
        for (const std::size_t base : found)
            for (std::size_t i = 0; i < static_cast<std::size_t>(dims[axis]); ++i)
                finer.push_back(base + i * steps[axis]);
        found = std::move(finer);
    }
    return found;
}

template <typename T>
std::vector<T> gathered(const std::vector<T>& values, const std::vector<std::size_t>& order) {
    std::vector<T> result;
    result.reserve(order.size());
    for (const std::size_t index : order) result.push_back(values[index]);
    return result;
}

OnnxConstant transpose(const OnnxNode& node) {
    const OnnxConstant& source = node.constant(0);
    const std::size_t rank = source.dims.size();
    Integers reversed;
    for (std::size_t i = rank; i-- > 0;) reversed.push_back(static_cast<std::int64_t>(i));
    const Integers order = node.integers("perm", reversed);
    Integers sorted = order;
    std::ranges::sort(sorted);
    std::ranges::reverse(reversed);
    if (sorted != reversed) node.fail("its perm is no order of the axes");
    const auto sourceSteps = stepsOf(source.dims);
    OnnxDims dims;
    std::vector<std::size_t> steps;
    for (const std::int64_t axis : order) {
        dims.push_back(source.dims[static_cast<std::size_t>(axis)]);
        steps.push_back(sourceSteps[static_cast<std::size_t>(axis)]);
    }
    const auto indices = walk(dims, steps, node.place());
    return source.floats != nullptr ? makeConstant({}, dims, gathered(*source.floats, indices))
                                    : makeConstant({}, dims, gathered(*source.integers, indices));
}

bool isReal(std::int64_t type) {
    return type == onnx::TensorProto::FLOAT || type == onnx::TensorProto::FLOAT16 ||
           type == onnx::TensorProto::DOUBLE || type == onnx::TensorProto::BFLOAT16;
}

OnnxConstant cast(const OnnxNode& node) {
    const OnnxConstant& source = node.constant(0);
    const std::int64_t type = node.integer("to", 0);
    if (isReal(type) == (source.floats != nullptr)) return source;
    if (isReal(type)) {
        std::vector<float> values(source.size());
        std::ranges::transform(*source.integers, values.begin(),
                               [](std::int64_t value) { return static_cast<float>(value); });
        return makeConstant({}, source.dims, std::move(values));
    }
    if (type != onnx::TensorProto::INT64 && type != onnx::TensorProto::INT32)
        node.fail("to type " + std::to_string(type) + " is not supported");
    Integers values(source.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const float value = (*source.floats)[i];
        if (!(std::abs(value) < static_cast<float>(kLargestInteger))) node.fail("takes a number too large");
        values[i] = static_cast<std::int64_t>(value);
    }
    return makeConstant({}, source.dims, std::move(values));
}

OnnxConstant concat(const OnnxNode& node) {
    Integers values;
    for (int i = 0; i < node.proto().input_size(); ++i) {
        const Integers& more = listAt(node, i);
        values.insert(values.end(), more.begin(), more.end());
    }
    const auto size = static_cast<std::int64_t>(values.size());
    return makeConstant({}, {size}, std::move(values));
}

OnnxConstant gather(const OnnxNode& node) {
    const Integers& source = listAt(node, 0);
    const OnnxConstant& indices = node.constant(1);
    Integers values;
    for (const std::int64_t index : listAt(node, 1))
        values.push_back(source[axisOf(node, index, source.size())]);
    return makeConstant({}, indices.dims, std::move(values));
}

/// Indices along an axis of `size`, as NumPy's slices count them.
Integers sliced(const OnnxNode& node, std::int64_t size) {
    const auto bound = [&](int input, const std::string& name) {
        const Integers given = node.hasInput(input) ? node.integers(input) : node.integers(name, {});
        if (given.size() != 1) node.fail("is supported only along one axis");
        return given[0] < 0 ? given[0] + size : given[0];
    };
    const auto step = static_cast<std::int64_t>(node.scalar(4, 1));
    if (step == 0 || std::abs(step) > kLargestInteger) node.fail("its step is not possible");
    const std::int64_t least = step > 0 ? 0 : -1;
    const std::int64_t most = step > 0 ? size : size - 1;
    const std::int64_t end = std::clamp(bound(2, "ends"), least, most);
    Integers indices;
    for (std::int64_t i = std::clamp(bound(1, "starts"), least, most); step > 0 ? i < end : i > end;
         i += step)
        indices.push_back(i);
    return indices;
}

OnnxConstant slice(const OnnxNode& node) {
    const OnnxConstant& source = node.constant(0);
    const Integers& values = node.integers(0);
    const Integers axes = node.hasInput(3) ? node.integers(3) : node.integers("axes", {0});
    if (axes.size() != 1) node.fail("is supported only along one axis");
    const std::size_t axis = axisOf(node, axes[0], source.dims.size());
    const Integers indices = sliced(node, source.dims[axis]);
    const std::size_t inner = stepsOf(source.dims)[axis];
    const std::size_t block = inner * static_cast<std::size_t>(source.dims[axis]);
    Integers result;
    for (std::size_t outer = 0; outer < values.size(); outer += block)
        for (const std::int64_t index : indices)
            for (std::size_t i = 0; i < inner; ++i)
                result.push_back(values[outer + static_cast<std::size_t>(index) * inner + i]);
    OnnxDims dims = source.dims;
    dims[axis] = static_cast<std::int64_t>(indices.size());
    return makeConstant({}, dims, std::move(result));
}

OnnxConstant constantOfShape(const OnnxNode& node) {
    const OnnxDims dims = listAt(node, 0);
    OnnxConstant value = node.proto().attribute_size() == 0 ? makeConstant({}, {1}, std::vector<float>{0})
                                                            : fromAttribute(node);
    const std::size_t count = elementCount(dims, node.place());
    if (value.size() != 1) node.fail("its value is not one number");
    return value.floats != nullptr ? makeConstant({}, dims, std::vector<float>(count, value.floats->front()))
                                   : makeConstant({}, dims, Integers(count, value.integers->front()));
}

/// Sizes under which both can be seen, as NumPy broadcasts.
OnnxDims commonDims(const OnnxNode& node, const OnnxDims& left, const OnnxDims& right) {
    OnnxDims dims(std::max(left.size(), right.size()));
    const auto sizeAt = [&](const OnnxDims& of, std::size_t i) {
        const std::size_t missing = dims.size() - of.size();
        return i < missing ? 1 : of[i - missing];
    };
    for (std::size_t i = 0; i < dims.size(); ++i) {
        const std::int64_t a = sizeAt(left, i);
        const std::int64_t b = sizeAt(right, i);
        if (a != b && a != 1 && b != 1)
            node.fail("the sizes " + toString(left) + " and " + toString(right) + " do not fit");
        dims[i] = a == 1 ? b : a;
    }
    return dims;
}

std::vector<std::size_t> broadcastSteps(const OnnxDims& of, const OnnxDims& to) {
    std::vector<std::size_t> steps = stepsOf(of);
    for (std::size_t i = 0; i < of.size(); ++i)
        if (of[i] == 1) steps[i] = 0;
    steps.insert(steps.begin(), to.size() - of.size(), 0);
    return steps;
}

std::int64_t whole(const OnnxNode& node, std::int64_t a, std::int64_t b) {
    const std::string& type = node.type();
    const bool neutral = b == (type == "Mul" || type == "Div" ? 1 : 0);
    if (neutral) return a;
    if ((type == "Mul" && a == 1) || (type == "Add" && a == 0)) return b;
    if (a == kOnnxBatch || b == kOnnxBatch) node.fail("computes with the number of images");
    if (std::max(std::abs(a), std::abs(b)) > kLargestInteger) node.fail("takes a number too large");
    if (type == "Add") return a + b;
    if (type == "Sub") return a - b;
    if (type == "Mul") return a * b;
    if (b == 0) node.fail("divides by 0");
    return a / b;
}

float real(const std::string& type, float a, float b) {
    if (type == "Add") return a + b;
    if (type == "Sub") return a - b;
    if (type == "Mul") return a * b;
    return a / b;
}

OnnxConstant arithmetic(const OnnxNode& node) {
    const OnnxConstant& left = node.constant(0);
    const OnnxConstant& right = node.constant(1);
    if ((left.floats != nullptr) != (right.floats != nullptr)) node.fail("takes real and whole numbers");
    const OnnxDims dims = commonDims(node, left.dims, right.dims);
    const auto ofLeft = walk(dims, broadcastSteps(left.dims, dims), node.place());
    const auto ofRight = walk(dims, broadcastSteps(right.dims, dims), node.place());
    std::vector<float> reals;
    Integers integers;
    for (std::size_t i = 0; i < ofLeft.size(); ++i)
        if (left.floats != nullptr)
            reals.push_back(real(node.type(), (*left.floats)[ofLeft[i]], (*right.floats)[ofRight[i]]));
        else
            integers.push_back(whole(node, (*left.integers)[ofLeft[i]], (*right.integers)[ofRight[i]]));
    return left.floats != nullptr ? makeConstant({}, dims, std::move(reals))
                                  : makeConstant({}, dims, std::move(integers));
}

using Compute = OnnxConstant (*)(const OnnxNode&);

Compute computeOf(const std::string& type) {
    static const std::map<std::string, Compute> known{
        {"Constant", fromAttribute},
        {"Identity", [](const OnnxNode& node) { return node.constant(0); }},
        {"Reshape", reshape},
        {"Squeeze", squeeze},
        {"Unsqueeze", unsqueeze},
        {"Transpose", transpose},
        {"Cast", cast},
        {"Concat", concat},
        {"Gather", gather},
        {"Slice", slice},
        {"ConstantOfShape", constantOfShape},
        {"Shape", [](const OnnxNode& node) { return computeShape(node, node.constant(0).dims); }},
        {"Add", arithmetic},
        {"Sub", arithmetic},
        {"Mul", arithmetic},
        {"Div", arithmetic},
        {"DequantizeLinear", dequantised}};
    const auto found = known.find(type);
    return found == known.end() ? nullptr : found->second;
}

} // namespace

OnnxConstant computeConstant(const OnnxNode& node) {
    const Compute compute = computeOf(node.type());
    if (compute == nullptr) throw Error(node.place(), "is not supported where all it takes are constants");
    OnnxConstant result = compute(node);
    result.name = node.output();
    return result;
}

OnnxConstant computeShape(const OnnxNode& node, const OnnxDims& dims) {
    const auto rank = static_cast<std::int64_t>(dims.size());
    const auto at = [&](const std::string& name, std::int64_t fallback) {
        const std::int64_t given = node.integer(name, fallback);
        return std::clamp(given < 0 ? given + rank : given, std::int64_t{0}, rank);
    };
    const std::int64_t first = at("start", 0);
    const std::int64_t behind = std::max(first, at("end", rank));
    return makeConstant(node.output(), {behind - first},
                        Integers(dims.begin() + first, dims.begin() + behind));
}

OnnxConstant dequantised(const OnnxNode& node) {
    node.allowAttributes({"axis"});
    const OnnxConstant& source = node.constant(0);
    const Integers& steps = node.integers(0);
    const std::vector<float>& scales = node.floats(1);
    const Integers zeros = node.hasInput(2) ? node.integers(2) : Integers(scales.size());
    if (scales.empty() || zeros.size() != scales.size()) node.fail("has not one zero a scale");
    std::size_t run = 1; // values that one scale has in a row
    if (scales.size() > 1) {
        const std::size_t axis = axisOf(node, node.integer("axis", 1), source.dims.size());
        if (static_cast<std::size_t>(source.dims[axis]) != scales.size())
            node.fail("has not one scale for each index of its axis");
        run = stepsOf(source.dims)[axis];
    }
    std::vector<float> values(steps.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t at = i / run % scales.size();
        values[i] = static_cast<float>(steps[i] - zeros[at]) * scales[at];
    }
    return makeConstant(node.output(), source.dims, std::move(values));
}

} // namespace digitpad
