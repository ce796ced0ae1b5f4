#include "core/model/onnx_activations.h"

#include <algorithm>
#include <array>

#include "core/error.h"

namespace digitpad {

using Part = OnnxActivations::Part;
using Axis = OnnxActivations::Axis;

std::vector<Axis> OnnxActivations::imageAxes(const Shape& image) {
    const auto axis = [](Part part, int size) { return size == 1 ? Axis{} : Axis{part}; };
    return {axis(Part::Channel, image.channels), axis(Part::Row, image.height),
            axis(Part::Column, image.width)};
}

void OnnxActivations::becomeFlat(int values) {
    image = shape = {1, 1, values};
    axes = {values == 1 ? Axis{} : Axis{Part::Channel}};
}

void OnnxActivations::becomeImage(const Shape& newImage) {
    image = shape = newImage;
    axes = imageAxes(newImage);
}

int OnnxActivations::sizeOf(Part part) const {
    switch (part) {
        case Part::Channel:
            return image.channels;
        case Part::Row:
            return image.height;
        case Part::Column:
            return image.width;
    }
    return 1;
}

int OnnxActivations::sizeOf(const Axis& axis) const {
    int size = 1;
    for (const Part part : axis) size *= sizeOf(part);
    return size;
}

OnnxDims OnnxActivations::dims() const {
    OnnxDims dims{batch};
    for (const Axis& axis : axes) dims.push_back(sizeOf(axis));
    return dims;
}

bool OnnxActivations::isFlat() const {
    return !axes.empty() &&
           std::all_of(axes.begin(), axes.end() - 1, [](const Axis& axis) { return axis.empty(); });
}

std::size_t OnnxActivations::axisAt(std::int64_t index, const std::string& place) const {
    const auto rank = static_cast<std::int64_t>(axes.size()) + 1;
    const std::int64_t counted = index < 0 ? index + rank : index;
    if (counted < 1 || counted >= rank)
        throw Error(place, "its axis " + std::to_string(index) + " is none of an image's");
    return static_cast<std::size_t>(counted) - 1;
}

OnnxOrder OnnxActivations::order(const std::vector<Axis>& of) const {
    std::array<std::size_t, 3> steps{};
    std::size_t step = 1;
    for (auto axis = of.rbegin(); axis != of.rend(); ++axis)
        for (auto part = axis->rbegin(); part != axis->rend(); ++part) {
            steps[static_cast<std::size_t>(*part)] = step;
            step *= static_cast<std::size_t>(sizeOf(*part));
        }
    OnnxOrder order;
    order.reserve(static_cast<std::size_t>(image.size()));
    for (std::size_t row = 0; row < static_cast<std::size_t>(image.height); ++row)
        for (std::size_t column = 0; column < static_cast<std::size_t>(image.width); ++column)
            for (std::size_t channel = 0; channel < static_cast<std::size_t>(image.channels); ++channel)
                order.push_back(channel * steps[0] + row * steps[1] + column * steps[2]);
    return order;
}

std::optional<std::vector<Axis>> OnnxActivations::split(const OnnxDims& sizes) const {
    Axis parts;
    for (const Axis& axis : axes) parts.insert(parts.end(), axis.begin(), axis.end());
    std::vector<Axis> result;
    auto next = parts.begin();
    for (const std::int64_t size : sizes) {
        Axis& axis = result.emplace_back();
        for (std::int64_t reached = 1; reached != size; axis.push_back(*next++)) {
            if (next == parts.end() || reached > size) return std::nullopt;
            reached *= sizeOf(*next);
        }
    }
    return next == parts.end() ? std::optional(result) : std::nullopt;
}

} // namespace digitpad
