#include "core/nn/kernels/lowered_convolution.h"

#include <algorithm>

#include "core/nn/kernels/kernels.h"
#include "core/nn/kernels/scratch_parts.h"
#include "core/nn/kernels/unfold.h"

namespace digitpad {

/// Whole images, or an even number of rows of one where a whole image is too large: pooling windows stay
/// whole.
template <typename Scalar>
struct LoweredConvolution<Scalar>::RowTile {
    RowRange rows; ///< of the output, counted through all images
    int images;
    int height;           ///< rows of each
    std::ptrdiff_t after; ///< the first value behind what follows the convolution
};

template <typename Scalar>
LoweredConvolution<Scalar>::LoweredConvolution(const Window& window, const Shape& input, const Shape& output)
    : m_window(window), m_input(input), m_output(output) {}

template <typename Scalar>
template <typename Visit>
void LoweredConvolution<Scalar>::forEachRowTile(int images, After after, Visit visit) const {
    const int fitting = rowsPerTile<Scalar>(m_output.width, patchSize());
    const int together = std::max(1, fitting / m_output.height);
    const int height = fitting >= m_output.height ? m_output.height : std::max(2, fitting / 2 * 2);
    const bool pooled = after == After::ReluPool;
    const int rowValues = (pooled ? m_output.width / 2 : m_output.width) * m_output.channels;
    const int imageRows = pooled ? m_output.height / 2 : m_output.height;
    for (int image = 0; image < images; image += together) {
        for (int row = 0; row < m_output.height; row += height) {
            const int count = std::min(together, images - image);
            const int rows = std::min(height, m_output.height - row);
            const int begin = image * m_output.height + row;
            const int rowAfter = image * imageRows + (pooled ? row / 2 : row);
            visit(RowTile{{begin, begin + (count > 1 ? count * m_output.height : rows)},
                          count,
                          rows,
                          std::ptrdiff_t{rowAfter} * rowValues});
        }
    }
}

template <typename Scalar>
std::ptrdiff_t LoweredConvolution<Scalar>::tilePixels(int images) const {
    const int fitting = std::max(2, rowsPerTile<Scalar>(m_output.width, patchSize()));
    return std::ptrdiff_t{std::min(fitting, images * m_output.height + 1)} * m_output.width;
}

template <typename Scalar>
void LoweredConvolution<Scalar>::forward(const Tensor<Scalar>& x, const Scalar* weights, Tensor<Scalar>& y,
                                         const ConvolutionOutput<Scalar>& out,
                                         AlignedBuffer<Scalar>& scratch) const {
    const Kernels<Scalar>& kernel = kernels<Scalar>();
    const bool pooled = out.after == After::ReluPool;
    const ScratchParts parts(
        scratch, {tilePixels(x.count()) * patchSize(), tilePixels(x.count()) * m_output.channels});
    Scalar* patches = parts[0];
    forEachRowTile(x.count(), out.after, [&](const RowTile& tile) {
        unfold(x, m_window, m_output, tile.rows, patches);
        Scalar* sums = pooled ? parts[1] : y.data() + tile.after;
        kernel.gemm({.rows = (tile.rows.end - tile.rows.begin) * m_output.width,
                     .columns = m_output.channels,
                     .depth = patchSize(),
                     .a = patches,
                     .aRow = patchSize(),
                     .b = weights,
                     .bRow = m_output.channels,
                     .c = sums,
                     .cRow = m_output.channels,
                     .bias = out.bias,
                     .relu = out.after == After::Relu});
        if (pooled)
            kernel.activate({.after = out.after,
                             .count = tile.images,
                             .height = tile.height,
                             .width = m_output.width,
                             .channels = m_output.channels,
                             .x = sums,
                             .y = y.data() + tile.after,
                             .winners = out.winners == nullptr ? nullptr : out.winners + tile.after});
    });
}

template <typename Scalar>
void LoweredConvolution<Scalar>::backward(const Tensor<Scalar>& x, const Scalar* weights,
                                          const Tensor<Scalar>& dy,
                                          const ConvolutionOutputGradient<Scalar>& in, Scalar* weightGradient,
                                          Tensor<Scalar>* dx, AlignedBuffer<Scalar>& scratch) const {
    const Kernels<Scalar>& kernel = kernels<Scalar>();
    const int channels = m_output.channels;
    const ScratchParts parts(scratch, {tilePixels(x.count()) * patchSize(), tilePixels(x.count()) * channels,
                                       std::ptrdiff_t{patchSize()} * channels});
    Scalar* patches = parts[0];
    Scalar* transposed = parts[2];
    matrix(transposed, channels, patchSize()) = matrix(weights, patchSize(), channels).transpose();

    forEachRowTile(x.count(), in.after, [&](const RowTile& tile) {
        const int pixels = (tile.rows.end - tile.rows.begin) * m_output.width;
        const Scalar* gradient = dy.data() + tile.after;
        if (in.after != After::Nothing) {
            kernel.activationGradient({.after = in.after,
                                       .count = tile.images,
                                       .height = tile.height,
                                       .width = m_output.width,
                                       .channels = channels,
                                       .dy = gradient,
                                       .y = in.y == nullptr ? nullptr : in.y + tile.after,
                                       .winners = in.winners == nullptr ? nullptr : in.winners + tile.after,
                                       .dx = parts[1]});
            gradient = parts[1];
        }
        if (in.biasGradient != nullptr) kernel.addChannelSums({gradient, pixels, channels}, in.biasGradient);
        unfold(x, m_window, m_output, tile.rows, patches);
        kernel.gemm({.rows = patchSize(),
                     .columns = channels,
                     .depth = pixels,
                     .a = patches,
                     .aRow = 1,
                     .aDepth = patchSize(),
                     .b = gradient,
                     .bRow = channels,
                     .c = weightGradient,
                     .cRow = channels,
                     .accumulate = true});
        if (dx == nullptr) return;
        kernel.gemm({.rows = pixels,
                     .columns = patchSize(),
                     .depth = channels,
                     .a = gradient,
                     .aRow = channels,
                     .b = transposed,
                     .bRow = patchSize(),
                     .c = patches,
                     .cRow = patchSize()});
        foldAdd(patches, m_window, m_output, tile.rows, *dx);
    });
}

template class LoweredConvolution<float>;
template class LoweredConvolution<double>;

} // namespace digitpad
