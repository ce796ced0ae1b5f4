#include "core/nn/layers/pad.h"

#include <algorithm>

namespace digitpad {
namespace {

/// Calls visit(first value of a row of the inner image, first value of its place in the outer).
template <typename Visit>
void forEachRow(int count, const Shape& inner, const Shape& outer, const Padding& padding, Visit visit) {
    std::ptrdiff_t from = 0;
    for (int image = 0; image < count; ++image)
        for (int row = 0; row < inner.height; ++row, from += std::ptrdiff_t{inner.width} * inner.channels)
            visit(from,
                  ((std::ptrdiff_t{image} * outer.height + padding.top + row) * outer.width + padding.left) *
                      outer.channels);
}

} // namespace

template <typename Scalar>
Pad<Scalar>::Pad(const Padding& padding, double value) : m_padding(padding), m_value(value) {
    if (std::min({padding.top, padding.left, padding.bottom, padding.right}) < 0)
        throw Error(describe(), "a padding must be at least 0");
}

template <typename Scalar>
Shape Pad<Scalar>::outputShape(const Shape& input) const {
    const Window window{1, 1, 1, m_padding};
    window.require(input, input.channels, *this);
    return window.outputShape(input, input.channels);
}

template <typename Scalar>
void Pad<Scalar>::infer(const LayerValues<Scalar>& /*values*/, const Tensor<Scalar>& x, Tensor<Scalar>& y,
                        LayerMemory<Scalar>& /*memory*/) const {
    y.resize(x.count(), outputShape(x.shape()));
    std::fill_n(y.data(), y.size(), static_cast<Scalar>(m_value));
    const std::ptrdiff_t row = std::ptrdiff_t{x.shape().width} * x.shape().channels;
    forEachRow(x.count(), x.shape(), y.shape(), m_padding, [&](std::ptrdiff_t inner, std::ptrdiff_t outer) {
        std::copy_n(x.data() + inner, row, y.data() + outer);
    });
}

template <typename Scalar>
void Pad<Scalar>::backward(const LayerValues<Scalar>& /*values*/, const Tensor<Scalar>& x,
                           const Tensor<Scalar>& /*y*/, const Tensor<Scalar>& dy, Tensor<Scalar>* dx,
                           Scalar* /*gradients*/, LayerMemory<Scalar>& /*memory*/) const {
    if (dx == nullptr) return;
    dx->resize(x.count(), x.shape());
    const std::ptrdiff_t row = std::ptrdiff_t{x.shape().width} * x.shape().channels;
    forEachRow(x.count(), x.shape(), dy.shape(), m_padding, [&](std::ptrdiff_t inner, std::ptrdiff_t outer) {
        std::copy_n(dy.data() + outer, row, dx->data() + inner);
    });
}

template class Pad<float>;
template class Pad<double>;

} // namespace digitpad
