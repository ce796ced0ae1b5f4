#include "core/model/onnx_order.h"

#include <cassert>

namespace digitpad {

OnnxOrder flattenedOrder(const Shape& image) {
    OnnxOrder order;
    order.reserve(static_cast<std::size_t>(image.size()));
    for (int row = 0; row < image.height; ++row)
        for (int column = 0; column < image.width; ++column)
            for (int channel = 0; channel < image.channels; ++channel)
                order.push_back(
                    static_cast<std::size_t>((channel * image.height + row) * image.width + column));
    return order;
}

OnnxOrder convolutionOrder(const ConvolutionOptions& options) {
    const OnnxOrder patch =
        flattenedOrder({options.kernelHeight, options.kernelWidth, options.inputChannels});
    return denseOrder(patch, options.outputChannels, true);
}

OnnxOrder denseOrder(const OnnxOrder& inputs, int outputs, bool transposed) {
    const auto columns = static_cast<std::size_t>(outputs);
    OnnxOrder order;
    order.reserve(inputs.size() * columns);
    for (const std::size_t input : inputs)
        for (std::size_t output = 0; output < columns; ++output)
            order.push_back(transposed ? output * inputs.size() + input : input * columns + output);
    return order;
}

std::vector<float> toOnnxOrder(std::span<const float> values, const OnnxOrder& order) {
    assert(values.size() == order.size());
    std::vector<float> result(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) result[order[i]] = values[i];
    return result;
}

std::vector<float> fromOnnxOrder(std::span<const float> values, const OnnxOrder& order) {
    assert(values.size() == order.size());
    std::vector<float> result(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) result[i] = values[order[i]];
    return result;
}

} // namespace digitpad
