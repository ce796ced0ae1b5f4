#include "core/nn/kernels/direct_convolution.h"

#include <algorithm>

#include "core/nn/kernels/scratch_parts.h"

namespace digitpad {

template <typename Scalar>
DirectConvolution<Scalar>::DirectConvolution(const Window& window, const Shape& input, const Shape& output)
    : m_window(window), m_input(input), m_output(output) {}

template <typename Scalar>
Shape DirectConvolution<Scalar>::paddedShape() const {
    const Padding& p = m_window.padding;
    return {m_input.height + p.top + p.bottom, m_input.width + p.left + p.right, m_input.channels};
}

/// The image with zeros around it, or as it is where there is no padding.
template <typename Scalar>
const Scalar* DirectConvolution<Scalar>::pad(const Scalar* image, Scalar* padded) const {
    if (!isPadded()) return image;
    const Shape shape = paddedShape();
    const std::ptrdiff_t inside = std::ptrdiff_t{m_input.width} * m_input.channels;
    std::fill_n(padded, shape.size(), Scalar{0});
    for (int row = 0; row < m_input.height; ++row)
        std::copy_n(
            image + row * inside, inside,
            padded + (std::ptrdiff_t{m_window.padding.top + row} * shape.width + m_window.padding.left) *
                         shape.channels);
    return padded;
}

template <typename Scalar>
void DirectConvolution<Scalar>::crop(const Scalar* padded, Scalar* image) const {
    const Shape shape = paddedShape();
    const std::ptrdiff_t inside = std::ptrdiff_t{m_input.width} * m_input.channels;
    for (int row = 0; row < m_input.height; ++row)
        std::copy_n(
            padded + (std::ptrdiff_t{m_window.padding.top + row} * shape.width + m_window.padding.left) *
                         shape.channels,
            inside, image + row * inside);
}

template <typename Scalar>
void DirectConvolution<Scalar>::convolveImage(const Scalar* image, const Scalar* weights,
                                              const ConvolutionOutput<Scalar>& out, Scalar* sums) const {
    const std::ptrdiff_t rowStep = std::ptrdiff_t{paddedShape().width} * m_input.channels;
    for (int row = 0; row < m_output.height; ++row)
        kernels<Scalar>().gemm({.rows = m_output.width,
                                .columns = m_output.channels,
                                .depth = patchSize(),
                                .a = image + row * m_window.stride * rowStep,
                                .aRow = m_window.stride * m_input.channels,
                                .aRun = runSize(),
                                .aNextRun = rowStep,
                                .b = weights,
                                .bRow = m_output.channels,
                                .c = sums + std::ptrdiff_t{row} * m_output.width * m_output.channels,
                                .cRow = m_output.channels,
                                .bias = out.bias,
                                .relu = out.after == After::Relu});
}

template <typename Scalar>
void DirectConvolution<Scalar>::forward(const Tensor<Scalar>& x, const Scalar* weights, Tensor<Scalar>& y,
                                        const ConvolutionOutput<Scalar>& out,
                                        AlignedBuffer<Scalar>& scratch) const {
    const bool pooled = out.after == After::ReluPool;
    const ScratchParts parts(scratch, {paddedShape().size(), m_output.size()});
    for (int n = 0; n < x.count(); ++n) {
        Scalar* sums = pooled ? parts[1] : y.image(n);
        convolveImage(pad(x.image(n), parts[0]), weights, out, sums);
        if (pooled)
            kernels<Scalar>().activate({.after = out.after,
                                        .count = 1,
                                        .height = m_output.height,
                                        .width = m_output.width,
                                        .channels = m_output.channels,
                                        .x = sums,
                                        .y = y.image(n),
                                        .winners = out.winners == nullptr
                                                       ? nullptr
                                                       : out.winners + std::ptrdiff_t{n} * y.shape().size()});
    }
}

template <typename Scalar>
void DirectConvolution<Scalar>::addWeightGradient(const Scalar* image, const Scalar* gradient,
                                                  Scalar* weightGradient) const {
    const std::ptrdiff_t rowStep = std::ptrdiff_t{paddedShape().width} * m_input.channels;
    for (int row = 0; row < m_output.height; ++row)
        for (int u = 0; u < m_window.height; ++u)
            kernels<Scalar>().gemm({.rows = runSize(),
                                    .columns = m_output.channels,
                                    .depth = m_output.width,
                                    .a = image + (row * m_window.stride + u) * rowStep,
                                    .aRow = 1,
                                    .aDepth = m_window.stride * m_input.channels,
                                    .b = gradient + std::ptrdiff_t{row} * m_output.width * m_output.channels,
                                    .bRow = m_output.channels,
                                    .c = weightGradient + std::ptrdiff_t{u} * runSize() * m_output.channels,
                                    .cRow = m_output.channels,
                                    .accumulate = true});
}

template <typename Scalar>
void DirectConvolution<Scalar>::addInputGradient(const Scalar* gradient, const Scalar* transposedWeights,
                                                 Scalar* patches, Scalar* imageGradient) const {
    const std::ptrdiff_t rowStep = std::ptrdiff_t{paddedShape().width} * m_input.channels;
    const int run = runSize();
    for (int row = 0; row < m_output.height; ++row) {
        kernels<Scalar>().gemm({.rows = m_output.width,
                                .columns = patchSize(),
                                .depth = m_output.channels,
                                .a = gradient + std::ptrdiff_t{row} * m_output.width * m_output.channels,
                                .aRow = m_output.channels,
                                .b = transposedWeights,
                                .bRow = patchSize(),
                                .c = patches,
                                .cRow = patchSize()});
        for (int column = 0; column < m_output.width; ++column)
            for (int u = 0; u < m_window.height; ++u) {
                const Scalar* source =
                    patches + std::ptrdiff_t{column} * patchSize() + std::ptrdiff_t{u} * run;
                Scalar* target = imageGradient + (row * m_window.stride + u) * rowStep +
                                 std::ptrdiff_t{column} * m_window.stride * m_input.channels;
                for (int i = 0; i < run; ++i) target[i] += source[i];
            }
    }
}

template <typename Scalar>
void DirectConvolution<Scalar>::backward(const Tensor<Scalar>& x, const Scalar* weights,
                                         const Tensor<Scalar>& dy,
                                         const ConvolutionOutputGradient<Scalar>& in, Scalar* weightGradient,
                                         Tensor<Scalar>* dx, AlignedBuffer<Scalar>& scratch) const {
    const Kernels<Scalar>& kernel = kernels<Scalar>();
    const int channels = m_output.channels;
    const std::ptrdiff_t weightCount = std::ptrdiff_t{patchSize()} * channels;
    const std::ptrdiff_t patchValues = std::ptrdiff_t{m_output.width} * patchSize();
    const ScratchParts parts(scratch, {paddedShape().size(), m_output.size(), weightCount, patchValues});
    Scalar* transposed = parts[2];
    if (dx != nullptr)
        matrix(transposed, channels, patchSize()) = matrix(weights, patchSize(), channels).transpose();

    for (int n = 0; n < x.count(); ++n) {
        const std::ptrdiff_t at = std::ptrdiff_t{n} * dy.shape().size();
        const Scalar* gradient = dy.data() + at;
        if (in.after != After::Nothing) {
            kernel.activationGradient({.after = in.after,
                                       .count = 1,
                                       .height = m_output.height,
                                       .width = m_output.width,
                                       .channels = channels,
                                       .dy = gradient,
                                       .y = in.y == nullptr ? nullptr : in.y + at,
                                       .winners = in.winners == nullptr ? nullptr : in.winners + at,
                                       .dx = parts[1]});
            gradient = parts[1];
        }
        if (in.biasGradient != nullptr)
            kernel.addChannelSums({gradient, std::ptrdiff_t{m_output.height} * m_output.width, channels},
                                  in.biasGradient);
        addWeightGradient(pad(x.image(n), parts[0]), gradient, weightGradient);
        if (dx == nullptr) continue;
        Scalar* imageGradient = isPadded() ? parts[0] : dx->image(n);
        std::fill_n(imageGradient, paddedShape().size(), Scalar{0});
        addInputGradient(gradient, transposed, parts[3], imageGradient);
        if (isPadded()) crop(imageGradient, dx->image(n));
    }
}

template class DirectConvolution<float>;
template class DirectConvolution<double>;

} // namespace digitpad
