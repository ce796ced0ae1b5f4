#include "core/nn/layers/dense.h"

#include <algorithm>

#include "core/error.h"
#include "core/nn/initialisation.h"

namespace digitpad {

template <typename Scalar>
Dense<Scalar>::Dense(int inputs, int outputs, bool bias)
    : m_inputs(inputs), m_outputs(outputs), m_bias(bias) {
    if (inputs < 1 || outputs < 1) throw Error(describe(), "sizes must be positive");
}

template <typename Scalar>
Shape Dense<Scalar>::outputShape(const Shape& input) const {
    if (input.size() != m_inputs)
        throw Error(describe(), "takes " + std::to_string(m_inputs) + " values, not " + toString(input));
    return {1, 1, m_outputs};
}

template <typename Scalar>
std::size_t Dense<Scalar>::parameterCount() const {
    return static_cast<std::size_t>((m_inputs + (m_bias ? 1 : 0)) * m_outputs);
}

template <typename Scalar>
void Dense<Scalar>::markDecayed(std::span<Scalar> mask) const {
    std::fill_n(mask.begin(), m_inputs * m_outputs, Scalar{1});
}

template <typename Scalar>
void Dense<Scalar>::initialise(Scalar* parameters, Scalar* /*state*/, Random& random) const {
    fillHeNormal(parameters, m_inputs * m_outputs, m_inputs, random);
    if (m_bias) std::fill_n(parameters + m_inputs * m_outputs, m_outputs, Scalar{0});
}

template <typename Scalar>
void Dense<Scalar>::infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
                          LayerMemory<Scalar>& /*memory*/) const {
    y.resize(x.count(), {1, 1, m_outputs});
    const auto weights = matrix(values.parameters, m_inputs, m_outputs);
    y.images().noalias() = x.images() * weights;
    if (m_bias) y.images().rowwise() += matrix(values.parameters + weights.size(), 1, m_outputs).row(0);
}

template <typename Scalar>
void Dense<Scalar>::backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x,
                             const Tensor<Scalar>& /*y*/, const Tensor<Scalar>& dy, Tensor<Scalar>* dx,
                             Scalar* gradients, LayerMemory<Scalar>& /*memory*/) const {
    const auto weights = matrix(values.parameters, m_inputs, m_outputs);
    matrix(gradients, m_inputs, m_outputs).noalias() += x.images().transpose() * dy.images();
    if (m_bias) matrix(gradients + weights.size(), 1, m_outputs) += dy.images().colwise().sum();
    if (dx == nullptr) return;
    dx->resize(x.count(), x.shape());
    dx->images().noalias() = dy.images() * weights.transpose();
}

template class Dense<float>;
template class Dense<double>;

} // namespace digitpad
