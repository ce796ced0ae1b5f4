#include "core/nn/layers/pointwise.h"

#include <algorithm>
#include <cmath>

namespace digitpad {

template <typename Scalar>
std::string Pointwise<Scalar>::describe() const {
    switch (m_function) {
        case PointwiseFunction::Sigmoid:
            return "Sigmoid";
        case PointwiseFunction::Tanh:
            return "Tanh";
        case PointwiseFunction::LeakyRelu:
            return "Leaky ReLU";
        case PointwiseFunction::Elu:
            return "ELU";
        case PointwiseFunction::Clip:
            return "Clip";
        case PointwiseFunction::HardSigmoid:
            return "Hard sigmoid";
        case PointwiseFunction::HardSwish:
            return "Hard swish";
    }
    return "";
}

template <typename Scalar>
Scalar Pointwise<Scalar>::value(Scalar x) const {
    const auto first = static_cast<Scalar>(m_first);
    const auto second = static_cast<Scalar>(m_second);
    switch (m_function) {
        case PointwiseFunction::Sigmoid:
            return 1 / (1 + std::exp(-x));
        case PointwiseFunction::Tanh:
            return std::tanh(x);
        case PointwiseFunction::LeakyRelu:
            return x < 0 ? first * x : x;
        case PointwiseFunction::Elu:
            return x < 0 ? first * std::expm1(x) : x;
        case PointwiseFunction::Clip:
            return std::min(std::max(x, first), second);
        case PointwiseFunction::HardSigmoid:
            return std::clamp(first * x + second, Scalar{0}, Scalar{1});
        case PointwiseFunction::HardSwish:
            return x * std::clamp(x / 6 + Scalar{0.5}, Scalar{0}, Scalar{1});
    }
    return x;
}

template <typename Scalar>
Scalar Pointwise<Scalar>::slope(Scalar x, Scalar y) const {
    const auto first = static_cast<Scalar>(m_first);
    const auto second = static_cast<Scalar>(m_second);
    switch (m_function) {
        case PointwiseFunction::Sigmoid:
            return y * (1 - y);
        case PointwiseFunction::Tanh:
            return 1 - y * y;
        case PointwiseFunction::LeakyRelu:
            return x < 0 ? first : 1;
        case PointwiseFunction::Elu:
            return x < 0 ? y + first : 1;
        case PointwiseFunction::Clip:
            return x > first && x < second ? 1 : 0;
        case PointwiseFunction::HardSigmoid:
            return y > 0 && y < 1 ? first : 0;
        case PointwiseFunction::HardSwish:
            return x <= -3 ? 0 : (x >= 3 ? 1 : x / 3 + Scalar{0.5});
    }
    return 1;
}

template <typename Scalar>
void Pointwise<Scalar>::infer(const LayerValues<Scalar>& /*values*/, const Tensor<Scalar>& x,
                              Tensor<Scalar>& y, LayerMemory<Scalar>& /*memory*/) const {
    y.resize(x.count(), x.shape());
    for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = value(x.data()[i]);
}

template <typename Scalar>
void Pointwise<Scalar>::backward(const LayerValues<Scalar>& /*values*/, const Tensor<Scalar>& x,
                                 const Tensor<Scalar>& y, const Tensor<Scalar>& dy, Tensor<Scalar>* dx,
                                 Scalar* /*gradients*/, LayerMemory<Scalar>& /*memory*/) const {
    if (dx == nullptr) return;
    dx->resize(x.count(), x.shape());
    for (std::size_t i = 0; i < dx->size(); ++i)
        dx->data()[i] = dy.data()[i] * slope(x.data()[i], y.data()[i]);
}

template class Pointwise<float>;
template class Pointwise<double>;

} // namespace digitpad
