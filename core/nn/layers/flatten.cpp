#include "core/nn/layers/flatten.h"

namespace digitpad {

template <typename Scalar>
void Flatten<Scalar>::infer(const LayerValues<Scalar>& /*values*/, const Tensor<Scalar>& x, Tensor<Scalar>& y,
                            LayerMemory<Scalar>& /*memory*/) const {
    y.resize(x.count(), outputShape(x.shape()));
    y.images() = x.images();
}

template <typename Scalar>
void Flatten<Scalar>::backward(const LayerValues<Scalar>& /*values*/, const Tensor<Scalar>& x,
                               const Tensor<Scalar>& /*y*/, const Tensor<Scalar>& dy, Tensor<Scalar>* dx,
                               Scalar* /*gradients*/, LayerMemory<Scalar>& /*memory*/) const {
    if (dx == nullptr) return;
    dx->resize(x.count(), x.shape());
    dx->images() = dy.images();
}

template class Flatten<float>;
template class Flatten<double>;

} // namespace digitpad
