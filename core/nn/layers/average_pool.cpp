#include "core/nn/layers/average_pool.h"

#include <algorithm>

#include "core/nn/kernels/pooling.h"

namespace digitpad {

template <typename Scalar>
AveragePool<Scalar>::AveragePool(const PoolOptions& options) : m_options(options) {
    m_options.validate(describe());
}

template <typename Scalar>
Shape AveragePool<Scalar>::outputShape(const Shape& input) const {
    m_options.window().require(input, input.channels, *this);
    return m_options.window().outputShape(input, input.channels);
}

template <typename Scalar>
void AveragePool<Scalar>::infer(const LayerValues<Scalar>& /*values*/, const Tensor<Scalar>& x,
                                Tensor<Scalar>& y, LayerMemory<Scalar>& /*memory*/) const {
    const Shape input = x.shape();
    y.resize(x.count(), outputShape(input));
    auto target = y.pixels();
    forEachPoolRegion(
        x.count(), input, y.shape(), m_options.window(), [&](auto pixel, const PoolRegion& region) {
            target.row(pixel).setZero();
            for (int v = 0; v < region.height; ++v)
                for (int u = 0; u < region.width; ++u)
                    target.row(pixel) += x.pixels().row(region.firstPixel + v * input.width + u);
            target.row(pixel) /= static_cast<Scalar>(region.height * region.width);
        });
}

template <typename Scalar>
void AveragePool<Scalar>::backward(const LayerValues<Scalar>& /*values*/, const Tensor<Scalar>& x,
                                   const Tensor<Scalar>& y, const Tensor<Scalar>& dy, Tensor<Scalar>* dx,
                                   Scalar* /*gradients*/, LayerMemory<Scalar>& /*memory*/) const {
    if (dx == nullptr) return;
    const Shape input = x.shape();
    dx->resize(x.count(), input);
    auto target = dx->pixels();
    target.setZero();
    forEachPoolRegion(
        x.count(), input, y.shape(), m_options.window(), [&](auto pixel, const PoolRegion& region) {
            const Scalar share = Scalar{1} / static_cast<Scalar>(region.height * region.width);
            for (int v = 0; v < region.height; ++v)
                for (int u = 0; u < region.width; ++u)
                    target.row(region.firstPixel + v * input.width + u) += share * dy.pixels().row(pixel);
        });
}

template class AveragePool<float>;
template class AveragePool<double>;

} // namespace digitpad
