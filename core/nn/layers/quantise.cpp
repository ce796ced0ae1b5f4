#include "core/nn/layers/quantise.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"

namespace digitpad {

template <typename Scalar>
Quantise<Scalar>::Quantise(const QuantiseOptions& options) : m_options(options) {
    if (!(options.scale > 0) || !std::isfinite(options.scale))
        throw Error(describe(), "its scale must be a number above 0");
    if (options.zero < options.least || options.zero > options.most)
        throw Error(describe(), "its zero is not among its steps");
}

template <typename Scalar>
Scalar Quantise<Scalar>::step(Scalar x) const {
    return std::nearbyint(x / static_cast<Scalar>(m_options.scale)) + static_cast<Scalar>(m_options.zero);
}

template <typename Scalar>
void Quantise<Scalar>::infer(const LayerValues<Scalar>& /*values*/, const Tensor<Scalar>& x,
                             Tensor<Scalar>& y, LayerMemory<Scalar>& /*memory*/) const {
    const auto least = static_cast<Scalar>(m_options.least);
    const auto most = static_cast<Scalar>(m_options.most);
    y.resize(x.count(), x.shape());
    for (std::size_t i = 0; i < x.size(); ++i)
        y.data()[i] = (std::clamp(step(x.data()[i]), least, most) - static_cast<Scalar>(m_options.zero)) *
                      static_cast<Scalar>(m_options.scale);
}

template <typename Scalar>
void Quantise<Scalar>::backward(const LayerValues<Scalar>& /*values*/, const Tensor<Scalar>& x,
                                const Tensor<Scalar>& /*y*/, const Tensor<Scalar>& dy, Tensor<Scalar>* dx,
                                Scalar* /*gradients*/, LayerMemory<Scalar>& /*memory*/) const {
    if (dx == nullptr) return;
    dx->resize(x.count(), x.shape());
    for (std::size_t i = 0; i < x.size(); ++i) {
        const Scalar at = step(x.data()[i]);
        const bool inside =
            at >= static_cast<Scalar>(m_options.least) && at <= static_cast<Scalar>(m_options.most);
        dx->data()[i] = inside ? dy.data()[i] : Scalar{0};
    }
}

template class Quantise<float>;
template class Quantise<double>;

} // namespace digitpad
