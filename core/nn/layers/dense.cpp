#include "core/nn/layers/dense.h"

#include <algorithm>

#include "core/error.h"
#include "core/nn/initialisation.h"
#include "core/nn/kernels/kernels.h"
#include "core/nn/kernels/scratch_parts.h"
#include "core/nn/layers/after.h"
#include "core/nn/sizes.h"

namespace digitpad {

template <typename Scalar>
Dense<Scalar>::Dense(int inputs, int outputs, bool bias, bool relu)
    : m_inputs(inputs), m_outputs(outputs), m_bias(bias), m_relu(relu) {
    if (inputs < 1 || outputs < 1) throw Error(describe(), "sizes must be positive");
    requireWeightCount(describe(), {inputs, outputs});
}

template <typename Scalar>
std::string Dense<Scalar>::describe() const {
    return "Dense " + std::to_string(m_outputs) + describeAfter(m_relu ? After::Relu : After::Nothing);
}

template <typename Scalar>
Shape Dense<Scalar>::outputShape(const Shape& input) const {
    if (input.size() != m_inputs)
        throw Error(describe(), "takes " + std::to_string(m_inputs) + " values, not " + toString(input));
    return {1, 1, m_outputs};
}

template <typename Scalar>
std::size_t Dense<Scalar>::parameterCount() const {
    return (static_cast<std::size_t>(m_inputs) + (m_bias ? 1 : 0)) * static_cast<std::size_t>(m_outputs);
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
    kernels<Scalar>().gemm({.rows = x.count(),
                            .columns = m_outputs,
                            .depth = m_inputs,
                            .a = x.data(),
                            .aRow = m_inputs,
                            .b = values.parameters,
                            .bRow = m_outputs,
                            .c = y.data(),
                            .cRow = m_outputs,
                            .bias = m_bias ? values.parameters + m_inputs * m_outputs : nullptr,
                            .relu = m_relu});
}

template <typename Scalar>
void Dense<Scalar>::backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x,
                             const Tensor<Scalar>& y, const Tensor<Scalar>& dy, Tensor<Scalar>* dx,
                             Scalar* gradients, LayerMemory<Scalar>& memory) const {
    const Kernels<Scalar>& kernel = kernels<Scalar>();
    const int count = x.count();
    const Scalar* gradient = dy.data();
    if (m_relu) {
        memory.saved.resize(dy.size());
        kernel.activationGradient({.after = After::Relu,
                                   .count = count,
                                   .height = 1,
                                   .width = 1,
                                   .channels = m_outputs,
                                   .dy = dy.data(),
                                   .y = y.data(),
                                   .dx = memory.saved.data()});
        gradient = memory.saved.data();
    }
    if (m_bias) kernel.addChannelSums({gradient, count, m_outputs}, gradients + m_inputs * m_outputs);
    kernel.gemm({.rows = m_inputs,
                 .columns = m_outputs,
                 .depth = count,
                 .a = x.data(),
                 .aRow = 1,
                 .aDepth = m_inputs,
                 .b = gradient,
                 .bRow = m_outputs,
                 .c = gradients,
                 .cRow = m_outputs,
                 .accumulate = true});
    if (dx == nullptr) return;
    dx->resize(count, x.shape());
    inputGradient(values.parameters, gradient, *dx, memory.scratch);
}

// dx^T = W dy^T, a block of inputs at a time: W is read as it lies, and only the small dy and the result are
// transposed.
template <typename Scalar>
void Dense<Scalar>::inputGradient(const Scalar* weights, const Scalar* dy, Tensor<Scalar>& dx,
                                  AlignedBuffer<Scalar>& scratch) const {
    constexpr int kBlock = 240; // a multiple of the rows of the product's tile at any level
    const int count = dx.count();
    const ScratchParts parts(scratch, {std::ptrdiff_t{m_outputs} * count, std::ptrdiff_t{kBlock} * count});
    matrix(parts[0], m_outputs, count) = matrix(dy, count, m_outputs).transpose();
    for (int first = 0; first < m_inputs; first += kBlock) {
        const int inputs = std::min(kBlock, m_inputs - first);
        kernels<Scalar>().gemm({.rows = inputs,
                                .columns = count,
                                .depth = m_outputs,
                                .a = weights + std::ptrdiff_t{first} * m_outputs,
                                .aRow = m_outputs,
                                .b = parts[0],
                                .bRow = count,
                                .c = parts[1],
                                .cRow = count});
        dx.images().middleCols(first, inputs) = matrix(parts[1], inputs, count).transpose();
    }
}

template class Dense<float>;
template class Dense<double>;

} // namespace digitpad
