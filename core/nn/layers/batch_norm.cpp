#include "core/nn/layers/batch_norm.h"

#include <algorithm>

#include "core/error.h"

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

/// y = x * scale + shift, a value of each a channel.
template <typename Scalar>
void scaleAndShift(const Tensor<Scalar>& x, const Scalar* scale, const Scalar* shift, Tensor<Scalar>& y) {
    const int channels = x.shape().channels;
    const auto pixels = static_cast<std::ptrdiff_t>(x.size()) / channels;
    for (std::ptrdiff_t p = 0; p < pixels; ++p) {
        const Scalar* source = x.data() + p * channels;
        Scalar* target = y.data() + p * channels;
        for (int c = 0; c < channels; ++c) target[c] = source[c] * scale[c] + shift[c];
    }
}

} // namespace

template <typename Scalar>
BatchNorm<Scalar>::BatchNorm(int channels, double epsilon) : m_channels(channels), m_epsilon(epsilon) {
    if (channels < 1) throw Error(describe(), "needs at least one channel");
}

template <typename Scalar>
Shape BatchNorm<Scalar>::outputShape(const Shape& input) const {
    if (input.channels != m_channels)
        throw Error(describe(), "takes " + std::to_string(m_channels) + " channels, not " + toString(input));
    return input;
}

template <typename Scalar>
void BatchNorm<Scalar>::initialise(Scalar* parameters, Scalar* state, Random& /*random*/) const {
    std::fill_n(parameters, m_channels, Scalar{1});
    std::fill_n(parameters + m_channels, m_channels, Scalar{0});
    std::fill_n(state, m_channels, Scalar{0});
    std::fill_n(state + m_channels, m_channels, Scalar{1});
}

template <typename Scalar>
void BatchNorm<Scalar>::infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
                              LayerMemory<Scalar>& memory) const {
    y.resize(x.count(), x.shape());
    memory.scratch.resize(2 * static_cast<std::size_t>(m_channels));
    auto scale = channelValues(memory.scratch.data(), m_channels);
    auto shift = channelValues(memory.scratch.data() + m_channels, m_channels);
    scale = channelValues(values.parameters, m_channels) *
            (channelValues(values.state + m_channels, m_channels) + static_cast<Scalar>(m_epsilon)).rsqrt();
    shift = channelValues(values.parameters + m_channels, m_channels) -
            channelValues(values.state, m_channels) * scale;
    scaleAndShift(x, scale.data(), shift.data(), y);
}

template <typename Scalar>
void BatchNorm<Scalar>::forward(const LayerValues<Scalar>& values, const TrainingPass<Scalar>& pass,
                                const Tensor<Scalar>& x, Tensor<Scalar>& y,
                                LayerMemory<Scalar>& memory) const {
    y.resize(x.count(), x.shape());
    const auto pixels = x.pixels();
    auto mean = channelValues(pass.batchState, m_channels);
    auto variance = channelValues(pass.batchState + m_channels, m_channels);
    mean = pixels.colwise().mean().array();
    // In two passes: the mean square less the squared mean loses the variance of channels far from zero.
    variance = (pixels.array().rowwise() - mean).square().colwise().mean();

    memory.saved.resize(2 * static_cast<std::size_t>(m_channels)); // mean, 1 / deviation
    auto inverse = channelValues(memory.saved.data() + m_channels, m_channels);
    channelValues(memory.saved.data(), m_channels) = mean;
    inverse = (variance + static_cast<Scalar>(m_epsilon)).sqrt().inverse();

    memory.scratch.resize(2 * static_cast<std::size_t>(m_channels));
    auto scale = channelValues(memory.scratch.data(), m_channels);
    auto shift = channelValues(memory.scratch.data() + m_channels, m_channels);
    scale = channelValues(values.parameters, m_channels) * inverse;
    shift = channelValues(values.parameters + m_channels, m_channels) - mean * scale;
    scaleAndShift(x, scale.data(), shift.data(), y);
}

// With n the normalised values, M pixels and g = dy * gamma / deviation:
// dbeta = sum dy, dgamma = sum dy n, dx = g - mean(g) - n mean(g n).
template <typename Scalar>
void BatchNorm<Scalar>::backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x,
                                 const Tensor<Scalar>& /*y*/, const Tensor<Scalar>& dy, Tensor<Scalar>* dx,
                                 Scalar* gradients, LayerMemory<Scalar>& memory) const {
    const auto mean = channelValues(memory.saved.data(), m_channels);
    const auto inverse = channelValues(memory.saved.data() + m_channels, m_channels);
    auto scaleGradient = channelValues(memory.scratch.data(), m_channels);
    auto shiftGradient = channelValues(memory.scratch.data() + m_channels, m_channels);
    shiftGradient = dy.pixels().colwise().sum().array();
    scaleGradient = ((x.pixels().array().rowwise() - mean) * dy.pixels().array()).colwise().sum() * inverse;
    channelValues(gradients, m_channels) += scaleGradient;
    channelValues(gradients + m_channels, m_channels) += shiftGradient;
    if (dx == nullptr) return;

    dx->resize(x.count(), x.shape());
    const auto pixels = static_cast<std::ptrdiff_t>(x.size()) / m_channels;
    const Scalar share = Scalar{1} / static_cast<Scalar>(pixels);
    for (std::ptrdiff_t p = 0; p < pixels; ++p) {
        const Scalar* source = x.data() + p * m_channels;
        const Scalar* outer = dy.data() + p * m_channels;
        Scalar* target = dx->data() + p * m_channels;
        for (int c = 0; c < m_channels; ++c) {
            const Scalar normalised = (source[c] - mean[c]) * inverse[c];
            target[c] = values.parameters[c] * inverse[c] *
                        (outer[c] - share * (shiftGradient[c] + normalised * scaleGradient[c]));
        }
    }
}

template class BatchNorm<float>;
template class BatchNorm<double>;

} // namespace digitpad
