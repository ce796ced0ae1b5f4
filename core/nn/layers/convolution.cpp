#include "core/nn/layers/convolution.h"

#include <algorithm>

#include "core/error.h"
#include "core/nn/initialisation.h"
#include "core/nn/kernels/unfold.h"

namespace digitpad {
namespace {

/// Calls tile(rows) for consecutive ranges that cover all output rows of the batch.
template <typename Tile>
void forEachTile(int totalRows, int rowsPerTile, Tile tile) {
    for (int begin = 0; begin < totalRows; begin += rowsPerTile)
        tile(RowRange{begin, std::min(begin + rowsPerTile, totalRows)});
}

} // namespace

template <typename Scalar>
Convolution<Scalar>::Convolution(const ConvolutionOptions& options)
    : m_options(options),
      m_window{options.kernelHeight, options.kernelWidth, options.stride, options.padding} {
    const Padding& p = options.padding;
    if (std::min({options.inputChannels, options.outputChannels, options.kernelHeight, options.kernelWidth,
                  options.stride}) < 1 ||
        std::min({p.top, p.left, p.bottom, p.right}) < 0)
        throw Error(describe(), "sizes must be positive and paddings not negative");
}

template <typename Scalar>
std::string Convolution<Scalar>::describe() const {
    std::string text = "Conv " + std::to_string(m_options.kernelHeight) + "×" +
                       std::to_string(m_options.kernelWidth) + ", " +
                       std::to_string(m_options.outputChannels);
    if (m_options.stride != 1) text += ", stride " + std::to_string(m_options.stride);
    return text;
}

template <typename Scalar>
Shape Convolution<Scalar>::outputShape(const Shape& input) const {
    if (input.channels != m_options.inputChannels)
        throw Error(describe(),
                    "takes " + std::to_string(m_options.inputChannels) + " channels, not " + toString(input));
    return m_window.outputShape(input, m_options.outputChannels, describe());
}

template <typename Scalar>
std::size_t Convolution<Scalar>::parameterCount() const {
    return static_cast<std::size_t>((patchSize() + (m_options.bias ? 1 : 0)) * m_options.outputChannels);
}

template <typename Scalar>
void Convolution<Scalar>::markDecayed(std::span<Scalar> mask) const {
    std::fill_n(mask.begin(), patchSize() * m_options.outputChannels, Scalar{1});
}

template <typename Scalar>
std::int64_t Convolution<Scalar>::multiplyAdds(const Shape& input) const {
    return std::int64_t{outputShape(input).size()} * patchSize();
}

template <typename Scalar>
void Convolution<Scalar>::initialise(Scalar* parameters, Scalar* /*state*/, Random& random) const {
    const int weights = patchSize() * m_options.outputChannels;
    fillHeNormal(parameters, weights, patchSize(), random);
    if (m_options.bias) std::fill_n(parameters + weights, m_options.outputChannels, Scalar{0});
}

template <typename Scalar>
void Convolution<Scalar>::infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
                                LayerMemory<Scalar>& memory) const {
    const Shape output = outputShape(x.shape());
    y.resize(x.count(), output);
    const int tileRows = rowsPerTile<Scalar>(output.width, patchSize());
    memory.scratch.resize(static_cast<std::size_t>(tileRows * output.width * patchSize()));
    const auto weights = matrix(values.parameters, patchSize(), output.channels);
    const auto bias = matrix(values.parameters + weights.size(), 1, output.channels);

    forEachTile(x.count() * output.height, tileRows, [&](RowRange rows) {
        unfold(x, m_window, output, rows, memory.scratch.data());
        const int pixels = (rows.end - rows.begin) * output.width;
        auto result = y.pixels().middleRows(rows.begin * output.width, pixels);
        result.noalias() = matrix(memory.scratch.data(), pixels, patchSize()) * weights;
        if (m_options.bias) result.rowwise() += bias.row(0);
    });
}

template <typename Scalar>
void Convolution<Scalar>::backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x,
                                   const Tensor<Scalar>& y, const Tensor<Scalar>& dy, Tensor<Scalar>* dx,
                                   Scalar* gradients, LayerMemory<Scalar>& memory) const {
    const Shape output = y.shape();
    const int tileRows = rowsPerTile<Scalar>(output.width, patchSize());
    const auto weights = matrix(values.parameters, patchSize(), output.channels);
    auto weightGradient = matrix(gradients, patchSize(), output.channels);
    if (m_options.bias) matrix(gradients + weights.size(), 1, output.channels) += dy.pixels().colwise().sum();
    if (dx != nullptr) {
        dx->resize(x.count(), x.shape());
        std::fill_n(dx->data(), dx->size(), Scalar{0});
    }

    forEachTile(x.count() * output.height, tileRows, [&](RowRange rows) {
        const int pixels = (rows.end - rows.begin) * output.width;
        auto patches = matrix(memory.scratch.data(), pixels, patchSize());
        const auto outputGradient = dy.pixels().middleRows(rows.begin * output.width, pixels);
        unfold(x, m_window, output, rows, patches.data());
        weightGradient.noalias() += patches.transpose() * outputGradient;
        if (dx == nullptr) return;
        patches.noalias() = outputGradient * weights.transpose();
        foldAdd(patches.data(), m_window, output, rows, *dx);
    });
}

template class Convolution<float>;
template class Convolution<double>;

} // namespace digitpad
