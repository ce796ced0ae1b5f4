// A batch of activations.  Every tensor of this project lies row-major as [N, H, W, C] (channels last): a
// pixel's channels are neighbours, so a convolution's patch is a few contiguous runs and every product a
// plain matrix product. Weights follow: a convolution's are [kernel height, kernel width, input channels,
// output channels], a dense layer's [inputs, outputs].  ONNX's [N, C, H, W] exists only inside core/model,
// which reorders on the way in and out.
#pragma once

#include <Eigen/Core>
#include <string>

#include "core/nn/aligned_buffer.h"

namespace digitpad {

/// The shape of one image's activations; a flat vector of n values is 1 x 1 x n.
struct Shape {
    int height = 1;
    int width = 1;
    int channels = 1;

    int size() const { return height * width * channels; }
    bool isFlat() const { return height == 1 && width == 1; }
    bool operator==(const Shape&) const = default;
};

/// "26×26×32", or "128" where flat.
std::string toString(const Shape& shape);

template <typename Scalar>
using RowMatrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
template <typename Scalar>
using MatrixMap = Eigen::Map<RowMatrix<Scalar>, Eigen::Unaligned, Eigen::OuterStride<>>;
template <typename Scalar>
using ConstMatrixMap = Eigen::Map<const RowMatrix<Scalar>, Eigen::Unaligned, Eigen::OuterStride<>>;

/// `rows` x `columns` of contiguous memory as an Eigen matrix.
template <typename Scalar>
MatrixMap<Scalar> matrix(Scalar* data, Eigen::Index rows, Eigen::Index columns) {
    return {data, rows, columns, Eigen::OuterStride<>(columns)};
}
template <typename Scalar>
ConstMatrixMap<Scalar> matrix(const Scalar* data, Eigen::Index rows, Eigen::Index columns) {
    return {data, rows, columns, Eigen::OuterStride<>(columns)};
}

template <typename Scalar>
class Tensor {
public:
    Tensor() = default;
    Tensor(int count, Shape shape) { resize(count, shape); }

    /// Values are not initialised; memory is kept when the tensor shrinks.
    void resize(int count, Shape shape) {
        m_count = count;
        m_shape = shape;
        m_values.resize(static_cast<std::size_t>(count) * static_cast<std::size_t>(shape.size()));
    }

    int count() const { return m_count; }
    Shape shape() const { return m_shape; }
    std::size_t size() const { return m_values.size(); }
    Scalar* data() { return m_values.data(); }
    const Scalar* data() const { return m_values.data(); }
    Scalar* image(int index) { return data() + static_cast<std::ptrdiff_t>(index) * m_shape.size(); }
    const Scalar* image(int index) const {
        return data() + static_cast<std::ptrdiff_t>(index) * m_shape.size();
    }

    /// [N*H*W, C]: a row a pixel.
    auto pixels() { return matrix(data(), pixelCount(), m_shape.channels); }
    auto pixels() const { return matrix(data(), pixelCount(), m_shape.channels); }
    /// [N, H*W*C]: a row an image.
    auto images() { return matrix(data(), m_count, m_shape.size()); }
    auto images() const { return matrix(data(), m_count, m_shape.size()); }

private:
    Eigen::Index pixelCount() const { return Eigen::Index{m_count} * m_shape.height * m_shape.width; }

    AlignedBuffer<Scalar> m_values;
    Shape m_shape;
    int m_count = 0;
};

} // namespace digitpad
