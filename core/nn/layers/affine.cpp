#include "core/nn/layers/affine.h"

#include <algorithm>

#include "core/error.h"
#include "core/nn/kernels/kernels.h"

namespace digitpad {

template <typename Scalar>
Affine<Scalar>::Affine(int pairs) : m_pairs(pairs) {
    if (pairs < 1) throw Error(describe(), "needs at least one pair");
}

template <typename Scalar>
Shape Affine<Scalar>::outputShape(const Shape& input) const {
    if (m_pairs != input.channels && m_pairs != input.size())
        throw Error(describe(), "its " + std::to_string(m_pairs) + " pairs do not fit " + toString(input));
    return input;
}

template <typename Scalar>
void Affine<Scalar>::initialise(Scalar* parameters, Scalar* /*state*/, Random& /*random*/) const {
    std::fill_n(parameters, m_pairs, Scalar{1});
    std::fill_n(parameters + m_pairs, m_pairs, Scalar{0});
}

/// A batch whose images are rows of `pairs` values.
template <typename Scalar>
Activation<Scalar> rows(const Tensor<Scalar>& x, int pairs, const Scalar* scale, const Scalar* shift,
                        Scalar* y) {
    return {.count = x.count(),
            .height = x.shape().size() / pairs,
            .width = 1,
            .channels = pairs,
            .x = x.data(),
            .scale = scale,
            .shift = shift,
            .y = y};
}

template <typename Scalar>
void Affine<Scalar>::infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
                           LayerMemory<Scalar>& /*memory*/) const {
    y.resize(x.count(), outputShape(x.shape()));
    kernels<Scalar>().activate(rows(x, m_pairs, values.parameters, values.parameters + m_pairs, y.data()));
}

template <typename Scalar>
void Affine<Scalar>::backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x,
                              const Tensor<Scalar>& /*y*/, const Tensor<Scalar>& dy, Tensor<Scalar>* dx,
                              Scalar* gradients, LayerMemory<Scalar>& memory) const {
    const auto count = static_cast<std::ptrdiff_t>(x.size()) / m_pairs;
    memory.scratch.resize(static_cast<std::size_t>(m_pairs));
    std::fill_n(memory.scratch.data(), m_pairs, Scalar{0}); // the centre of the products
    kernels<Scalar>().addCentredProducts({x.data(), count, m_pairs}, memory.scratch.data(), dy.data(),
                                         gradients);
    kernels<Scalar>().addChannelSums({dy.data(), count, m_pairs}, gradients + m_pairs);
    if (dx == nullptr) return;
    dx->resize(x.count(), x.shape());
    const Scalar* noShift = nullptr;
    kernels<Scalar>().activate(rows(dy, m_pairs, values.parameters, noShift, dx->data()));
}

template class Affine<float>;
template class Affine<double>;

} // namespace digitpad
