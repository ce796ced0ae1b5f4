#include "core/nn/layers/batch_norm.h"

#include <algorithm>

#include "core/error.h"
#include "core/nn/kernels/kernels.h"
#include "core/nn/kernels/scratch_parts.h"
#include "core/nn/layers/after.h"

namespace digitpad {
namespace {

template <typename Scalar>
auto channelValues(const Scalar* values, int channels) {
    return Eigen::Map<const Eigen::Array<Scalar, 1, Eigen::Dynamic>>(values, channels);
}
template <typename Scalar>
auto channelValues(Scalar* values, int channels) {
    return Eigen::Map<Eigen::Array<Scalar, 1, Eigen::Dynamic>>(values, channels);
}

template <typename Scalar>
Pixels<Scalar> pixelsOf(const Tensor<Scalar>& x) {
    const int channels = x.shape().channels;
    return {x.data(), static_cast<std::ptrdiff_t>(x.size()) / channels, channels};
}

/// What normalising comes down to in a channel: x scale + shift.
template <typename Scalar, typename Mean, typename Inverse>
void writeScaleAndShift(const Scalar* parameters, int channels, const Mean& mean, const Inverse& inverse,
                        Scalar* to) {
    auto scale = channelValues(to, channels);
    scale = channelValues(parameters, channels) * inverse;
    channelValues(to + channels, channels) = channelValues(parameters + channels, channels) - mean * scale;
}

} // namespace

template <typename Scalar>
BatchNorm<Scalar>::BatchNorm(int channels, double epsilon, After after)
    : m_channels(channels), m_epsilon(epsilon), m_after(after) {
    if (channels < 1) throw Error(describe(), "needs at least one channel");
}

template <typename Scalar>
std::string BatchNorm<Scalar>::describe() const {
    return "Batch norm" + describeAfter(m_after);
}

template <typename Scalar>
Shape BatchNorm<Scalar>::outputShape(const Shape& input) const {
    if (input.channels != m_channels)
        throw Error(describe(), "takes " + std::to_string(m_channels) + " channels, not " + toString(input));
    requireAfter(m_after, input, *this);
    return shapeAfter(m_after, input);
}

template <typename Scalar>
void BatchNorm<Scalar>::initialise(Scalar* parameters, Scalar* state, Random& /*random*/) const {
    std::fill_n(parameters, m_channels, Scalar{1});
    std::fill_n(parameters + m_channels, m_channels, Scalar{0});
    std::fill_n(state, m_channels, Scalar{0});
    std::fill_n(state + m_channels, m_channels, Scalar{1});
}

template <typename Scalar>
Activation<Scalar> BatchNorm<Scalar>::activation(const Tensor<Scalar>& x, Tensor<Scalar>& y,
                                                 const Scalar* scaleAndShift) const {
    y.resize(x.count(), outputShape(x.shape()));
    return {.after = m_after,
            .count = x.count(),
            .height = x.shape().height,
            .width = x.shape().width,
            .channels = m_channels,
            .x = x.data(),
            .scale = scaleAndShift,
            .shift = scaleAndShift + m_channels,
            .y = y.data()};
}

template <typename Scalar>
void BatchNorm<Scalar>::infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
                              LayerMemory<Scalar>& memory) const {
    memory.scratch.resize(2 * static_cast<std::size_t>(m_channels));
    const auto inverse =
        (channelValues(values.state + m_channels, m_channels) + static_cast<Scalar>(m_epsilon))
            .sqrt()
            .inverse();
    writeScaleAndShift(values.parameters, m_channels, channelValues(values.state, m_channels), inverse,
                       memory.scratch.data());
    kernels<Scalar>().activate(activation(x, y, memory.scratch.data()));
}

template <typename Scalar>
void BatchNorm<Scalar>::forward(const LayerValues<Scalar>& values, const TrainingPass<Scalar>& pass,
                                const Tensor<Scalar>& x, Tensor<Scalar>& y,
                                LayerMemory<Scalar>& memory) const {
    const Kernels<Scalar>& kernel = kernels<Scalar>();
    const Pixels<Scalar> pixels = pixelsOf(x);
    const Scalar share = Scalar{1} / static_cast<Scalar>(pixels.count);
    auto mean = channelValues(pass.batchState, m_channels);
    auto variance = channelValues(pass.batchState + m_channels, m_channels);
    mean = 0;
    kernel.addChannelSums(pixels, mean.data());
    mean *= share;
    // In two passes: the mean square less the squared mean loses the variance of channels far from zero.
    variance = 0;
    kernel.addCentredSquares(pixels, mean.data(), variance.data());
    variance *= share;

    memory.saved.resize(2 * static_cast<std::size_t>(m_channels)); // mean, 1 / deviation
    auto inverse = channelValues(memory.saved.data() + m_channels, m_channels);
    channelValues(memory.saved.data(), m_channels) = mean;
    inverse = (variance + static_cast<Scalar>(m_epsilon)).sqrt().inverse();
    memory.scratch.resize(2 * static_cast<std::size_t>(m_channels));
    writeScaleAndShift(values.parameters, m_channels, mean, inverse, memory.scratch.data());

    Activation<Scalar> normalised = activation(x, y, memory.scratch.data());
    if (m_after == After::ReluPool) {
        memory.winners.resize(y.size());
        normalised.winners = memory.winners.data();
    }
    kernel.activate(normalised);
}

// With n the normalised values, M pixels and g = dy * gamma / deviation:
// dbeta = sum dy, dgamma = sum dy n, dx = g - mean(g) - n mean(g n).
template <typename Scalar>
void BatchNorm<Scalar>::backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x,
                                 const Tensor<Scalar>& y, const Tensor<Scalar>& dy, Tensor<Scalar>* dx,
                                 Scalar* gradients, LayerMemory<Scalar>& memory) const {
    const Kernels<Scalar>& kernel = kernels<Scalar>();
    const Pixels<Scalar> pixels = pixelsOf(x);
    const Scalar* outer = dy.data();
    if (m_after != After::Nothing) {
        memory.gradient.resize(x.count(), x.shape());
        kernel.activationGradient({.after = m_after,
                                   .count = x.count(),
                                   .height = x.shape().height,
                                   .width = x.shape().width,
                                   .channels = m_channels,
                                   .dy = dy.data(),
                                   .y = y.data(),
                                   .winners = memory.winners.data(),
                                   .dx = memory.gradient.data()});
        outer = memory.gradient.data();
    }

    const ScratchParts parts(memory.scratch, {m_channels, m_channels, m_channels});
    const auto mean = channelValues(memory.saved.data(), m_channels);
    const auto inverse = channelValues(memory.saved.data() + m_channels, m_channels);
    auto scale = channelValues(parts[0], m_channels);
    auto offset = channelValues(parts[1], m_channels);
    auto slope = channelValues(parts[2], m_channels);
    offset = 0;
    slope = 0;
    kernel.addChannelSums({outer, pixels.count, m_channels}, offset.data());
    kernel.addCentredProducts(pixels, mean.data(), outer, slope.data());
    slope *= inverse;
    channelValues(gradients, m_channels) += slope;
    channelValues(gradients + m_channels, m_channels) += offset;
    if (dx == nullptr) return;

    const Scalar share = Scalar{1} / static_cast<Scalar>(pixels.count);
    scale = channelValues(values.parameters, m_channels) * inverse;
    offset *= share;
    slope *= share * inverse;
    dx->resize(x.count(), x.shape());
    kernel.normGradient({pixels, outer, mean.data(), scale.data(), offset.data(), slope.data(), dx->data()});
}

template class BatchNorm<float>;
template class BatchNorm<double>;

} // namespace digitpad
