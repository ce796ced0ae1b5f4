#include "core/nn/layers/convolution.h"

#include <algorithm>

#include "core/error.h"
#include "core/nn/initialisation.h"
#include "core/nn/kernels/direct_convolution.h"
#include "core/nn/kernels/winograd_convolution.h"
#include "core/nn/layers/after.h"
#include "core/nn/sizes.h"

namespace digitpad {

template <typename Scalar>
Convolution<Scalar>::Convolution(const ConvolutionOptions& options, After after)
    : m_options(options),
      m_after(after),
      m_window{options.kernelHeight, options.kernelWidth, options.stride, options.padding} {
    const Padding& p = options.padding;
    if (std::min({options.inputChannels, options.outputChannels, options.kernelHeight, options.kernelWidth,
                  options.stride}) < 1 ||
        std::min({p.top, p.left, p.bottom, p.right}) < 0)
        throw Error(describe(), "sizes must be positive and paddings not negative");
    requireWeightCount(describe(), {options.kernelHeight, options.kernelWidth, options.inputChannels,
                                    options.outputChannels});
}

template <typename Scalar>
std::string Convolution<Scalar>::describe() const {
    std::string text = "Conv " + std::to_string(m_options.kernelHeight) + "×" +
                       std::to_string(m_options.kernelWidth) + ", " +
                       std::to_string(m_options.outputChannels);
    if (m_options.stride != 1) text += ", stride " + std::to_string(m_options.stride);
    return text + describeAfter(m_after);
}

template <typename Scalar>
Shape Convolution<Scalar>::outputShape(const Shape& input) const {
    const Shape convolved = convolvedShape(input);
    requireAfter(m_after, convolved, *this);
    return shapeAfter(m_after, convolved);
}

template <typename Scalar>
Shape Convolution<Scalar>::convolvedShape(const Shape& input) const {
    if (input.channels != m_options.inputChannels)
        throw Error(describe(),
                    "takes " + std::to_string(m_options.inputChannels) + " channels, not " + toString(input));
    m_window.require(input, m_options.outputChannels, *this);
    return m_window.outputShape(input, m_options.outputChannels);
}

template <typename Scalar>
std::size_t Convolution<Scalar>::parameterCount() const {
    return (static_cast<std::size_t>(patchSize()) + (m_options.bias ? 1 : 0)) *
           static_cast<std::size_t>(m_options.outputChannels);
}

template <typename Scalar>
void Convolution<Scalar>::markDecayed(std::span<Scalar> mask) const {
    std::fill_n(mask.begin(), patchSize() * m_options.outputChannels, Scalar{1});
}

template <typename Scalar>
std::int64_t Convolution<Scalar>::multiplyAdds(const Shape& input) const {
    return std::int64_t{convolvedShape(input).size()} * patchSize();
}

template <typename Scalar>
void Convolution<Scalar>::initialise(Scalar* parameters, Scalar* /*state*/, Random& random) const {
    const int weights = patchSize() * m_options.outputChannels;
    fillHeNormal(parameters, weights, patchSize(), random);
    if (m_options.bias) std::fill_n(parameters + weights, m_options.outputChannels, Scalar{0});
}

template <typename Scalar>
bool Convolution<Scalar>::usesWinograd() const {
    return WinogradConvolution<Scalar>::suits(m_window, m_options.inputChannels, m_options.outputChannels);
}

template <typename Scalar>
std::size_t Convolution<Scalar>::preparedCount(const Shape& input) const {
    if (!usesWinograd()) return 0;
    return WinogradConvolution<Scalar>(input, convolvedShape(input), m_options.padding).transformedCount();
}

template <typename Scalar>
void Convolution<Scalar>::prepare(const Shape& input, const Scalar* parameters, Scalar* prepared) const {
    if (!usesWinograd()) return;
    WinogradConvolution<Scalar>(input, convolvedShape(input), m_options.padding)
        .transformWeights(parameters, prepared);
}

template <typename Scalar>
void Convolution<Scalar>::infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
                                LayerMemory<Scalar>& memory) const {
    convolve(values, x, y, nullptr, memory);
}

template <typename Scalar>
void Convolution<Scalar>::forward(const LayerValues<Scalar>& values, const TrainingPass<Scalar>& /*pass*/,
                                  const Tensor<Scalar>& x, Tensor<Scalar>& y,
                                  LayerMemory<Scalar>& memory) const {
    if (m_after == After::ReluPool)
        memory.winners.resize(static_cast<std::size_t>(x.count()) *
                              static_cast<std::size_t>(outputShape(x.shape()).size()));
    convolve(values, x, y, memory.winners.data(), memory);
}

template <typename Scalar>
void Convolution<Scalar>::convolve(const LayerValues<Scalar>& values, const Tensor<Scalar>& x,
                                   Tensor<Scalar>& y, std::uint8_t* winners,
                                   LayerMemory<Scalar>& memory) const {
    const Shape convolved = convolvedShape(x.shape());
    y.resize(x.count(), outputShape(x.shape()));
    const Scalar* bias = values.parameters + patchSize() * convolved.channels;
    const ConvolutionOutput<Scalar> out{m_options.bias ? bias : nullptr, m_after, winners};
    if (!usesWinograd()) {
        DirectConvolution<Scalar>(m_window, x.shape(), convolved)
            .forward(x, values.parameters, y, out, memory.scratch);
        return;
    }
    const WinogradConvolution<Scalar> convolution(x.shape(), convolved, m_options.padding);
    const Scalar* transformed = values.prepared;
    if (transformed == nullptr) {
        memory.prepared.resize(convolution.transformedCount());
        convolution.transformWeights(values.parameters, memory.prepared.data());
        transformed = memory.prepared.data();
    }
    convolution.forward(x, transformed, y, out, memory.scratch);
}

template <typename Scalar>
void Convolution<Scalar>::backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x,
                                   const Tensor<Scalar>& y, const Tensor<Scalar>& dy, Tensor<Scalar>* dx,
                                   Scalar* gradients, LayerMemory<Scalar>& memory) const {
    const Shape convolved = convolvedShape(x.shape());
    Scalar* biasGradient = gradients + patchSize() * convolved.channels;
    const ConvolutionOutputGradient<Scalar> in{m_after, y.data(), memory.winners.data(),
                                               m_options.bias ? biasGradient : nullptr};
    if (dx != nullptr) dx->resize(x.count(), x.shape());
    if (usesWinograd())
        WinogradConvolution<Scalar>(x.shape(), convolved, m_options.padding)
            .backward(x, values.parameters, dy, in, gradients, dx, memory.scratch);
    else
        DirectConvolution<Scalar>(m_window, x.shape(), convolved)
            .backward(x, values.parameters, dy, in, gradients, dx, memory.scratch);
}

template class Convolution<float>;
template class Convolution<double>;

} // namespace digitpad
