#include "core/nn/layers/global_average_pool.h"

namespace digitpad {
namespace {

Eigen::Index pixelsPerImage(const Shape& shape) {
    return Eigen::Index{shape.height} * shape.width;
}

} // namespace

template <typename Scalar>
void GlobalAveragePool<Scalar>::infer(const LayerValues<Scalar>& /*values*/, const Tensor<Scalar>& x,
                                      Tensor<Scalar>& y, LayerMemory<Scalar>& /*memory*/) const {
    y.resize(x.count(), outputShape(x.shape()));
    const Eigen::Index pixels = pixelsPerImage(x.shape());
    for (int n = 0; n < x.count(); ++n)
        y.images().row(n) = x.pixels().middleRows(n * pixels, pixels).colwise().mean();
}

template <typename Scalar>
void GlobalAveragePool<Scalar>::backward(const LayerValues<Scalar>& /*values*/, const Tensor<Scalar>& x,
                                         const Tensor<Scalar>& /*y*/, const Tensor<Scalar>& dy,
                                         Tensor<Scalar>* dx, Scalar* /*gradients*/,
                                         LayerMemory<Scalar>& /*memory*/) const {
    if (dx == nullptr) return;
    dx->resize(x.count(), x.shape());
    const Eigen::Index pixels = pixelsPerImage(x.shape());
    const Scalar share = Scalar{1} / static_cast<Scalar>(pixels);
    for (Eigen::Index p = 0; p < x.count() * pixels; ++p)
        dx->pixels().row(p) = share * dy.images().row(p / pixels);
}

template class GlobalAveragePool<float>;
template class GlobalAveragePool<double>;

} // namespace digitpad
