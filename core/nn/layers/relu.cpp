#include "core/nn/layers/relu.h"

namespace digitpad {

template <typename Scalar>
void Relu<Scalar>::infer(const LayerValues<Scalar>& /*values*/, const Tensor<Scalar>& x, Tensor<Scalar>& y,
                         LayerMemory<Scalar>& /*memory*/) const {
    y.resize(x.count(), x.shape());
    y.pixels() = x.pixels().cwiseMax(Scalar{0});
}

template <typename Scalar>
void Relu<Scalar>::backward(const LayerValues<Scalar>& /*values*/, const Tensor<Scalar>& x,
                            const Tensor<Scalar>& y, const Tensor<Scalar>& dy, Tensor<Scalar>* dx,
                            Scalar* /*gradients*/, LayerMemory<Scalar>& /*memory*/) const {
    if (dx == nullptr) return;
    dx->resize(x.count(), x.shape());
    for (std::size_t i = 0; i < dx->size(); ++i)
        dx->data()[i] = y.data()[i] > Scalar{0} ? dy.data()[i] : Scalar{0};
}

template class Relu<float>;
template class Relu<double>;

} // namespace digitpad
