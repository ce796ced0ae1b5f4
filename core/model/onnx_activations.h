// Where the values of an ONNX tensor lie in this project's memory.  ONNX's axes may come in any order, [N, C,
// H, W] or [N, H, W, C], or be merged, [N, 784]; here an image is always [H, W, C] (core/nn/tensor.h).
// Operators that only name axes anew so cost nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/onnx_order.h"
#include "core/model/onnx_tensor.h"
#include "core/nn/layers/quantise.h"

namespace digitpad {

/// Activations on their way through the graph.
struct OnnxActivations {
    enum class Part : std::uint8_t { Channel, Row, Column };
    /// The parts of an image that one axis of the tensor counts, the slowest first; none of size 1 is listed,
    /// so that an axis of size 1 is empty.
    using Axis = std::vector<Part>;

    Shape image;            ///< what the parts count
    Shape shape;            ///< as the last layer gives it: the image, or the flat vector of its values
    std::vector<Axis> axes; ///< after the first, which counts images
    std::int64_t batch = kOnnxBatch;          ///< images a run, where the file fixes that
    std::optional<QuantiseOptions> quantised; ///< steps between QuantizeLinear and DequantizeLinear
    std::string end; ///< the Softmax that was left out, as errors name it; empty before

    bool operator==(const OnnxActivations&) const = default;

    /// [N, channels, height, width]
    static std::vector<Axis> imageAxes(const Shape& image);
    /// A new tensor [N, values].
    void becomeFlat(int values);
    /// A new tensor [N, channels, height, width].
    void becomeImage(const Shape& newImage);

    int sizeOf(Part part) const;
    int sizeOf(const Axis& axis) const;
    /// The tensor's sizes as a graph knows them, N first.
    OnnxDims dims() const;
    /// [N, channels, height, width], as layers over images take it.
    bool isImage() const { return shape == image && axes == imageAxes(image); }
    /// All values along the last axis.
    bool isFlat() const;
    /// Which axis, counted as ONNX does, or the negative from the end.  Throws Error, naming `place`, where
    /// there is none, or where it is the one of the images.
    std::size_t axisAt(std::int64_t index, const std::string& place) const;
    /// For each value in this project's order, its index in ONNX's.
    OnnxOrder order() const { return order(axes); }
    OnnxOrder order(const std::vector<Axis>& of) const;
    /// The same values under other sizes, where no part has to be split for it.
    std::optional<std::vector<Axis>> split(const OnnxDims& sizes) const;
};

} // namespace digitpad
