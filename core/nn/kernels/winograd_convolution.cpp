#include "core/nn/kernels/winograd_convolution.h"

#include <algorithm>

#include "core/nn/kernels/scratch_parts.h"

namespace digitpad {
namespace {

constexpr std::ptrdiff_t kBlockBytes =
    512 * 1024;                    ///< half of an L2 cache of today, the weights take the rest
constexpr int kBlockMultiple = 12; ///< of the rows a tile of the matrix product has at any level
constexpr int kMostBlockTiles = 96;

int tilesAlong(int pixels, int tile) {
    return (pixels + tile - 1) / tile;
}

/// The tile that takes fewer products: tiles of 4 save more, but reach farther over the edges of small
/// images.
int bestTile(const Shape& output) {
    const auto products = [&](int tile) {
        return tilesAlong(output.height, tile) * tilesAlong(output.width, tile) * (tile + 2) * (tile + 2);
    };
    return products(4) < products(2) ? 4 : 2;
}

/// [3, 3, C, O] to [3, 3, O, C].
template <typename Scalar>
void transposeChannels(const Scalar* weights, int inputs, int outputs, Scalar* transposed) {
    for (int p = 0; p < 9; ++p, weights += inputs * outputs, transposed += inputs * outputs)
        matrix(transposed, outputs, inputs) = matrix(weights, inputs, outputs).transpose();
}

} // namespace

template <typename Scalar>
bool WinogradConvolution<Scalar>::suits(const Window& window, int inputChannels, int outputChannels) {
    return window.height == 3 && window.width == 3 && window.stride == 1 &&
           inputChannels % kWinogradChannels == 0 && outputChannels % kWinogradChannels == 0;
}

template <typename Scalar>
WinogradConvolution<Scalar>::WinogradConvolution(const Shape& input, const Shape& output,
                                                 const Padding& padding)
    : m_input(input),
      m_inputChannels(input.channels),
      m_outputChannels(output.channels),
      m_padding(padding),
      m_tile(bestTile(output)),
      m_rows(tilesAlong(output.height, m_tile)),
      m_columns(tilesAlong(output.width, m_tile)) {
    const auto tileBytes =
        static_cast<std::ptrdiff_t>(sizeof(Scalar)) * positions() * (input.channels + output.channels);
    const auto fitting = static_cast<int>(kBlockBytes / tileBytes) / kBlockMultiple * kBlockMultiple;
    m_blockTiles = std::clamp(fitting, kBlockMultiple, kMostBlockTiles);
}

template <typename Scalar>
std::size_t WinogradConvolution<Scalar>::transformedCount() const {
    return static_cast<std::size_t>(positions() * pairs());
}

template <typename Scalar>
void WinogradConvolution<Scalar>::transformWeights(const Scalar* weights, Scalar* transformed) const {
    kernels<Scalar>().winogradWeights(m_tile, weights, pairs(), transformed);
}

// A cache line more than the block: positions a multiple of 4 KiB apart would share a handful of lines of the
// L1 cache.
template <typename Scalar>
std::ptrdiff_t WinogradConvolution<Scalar>::positionStep(int channels) const {
    return std::ptrdiff_t{m_blockTiles} * channels + 16;
}

template <typename Scalar>
WinogradTiles WinogradConvolution<Scalar>::block(int first, int total, int channels) const {
    return {m_tile, m_rows, m_columns, first, std::min(m_blockTiles, total - first), positionStep(channels)};
}

template <typename Scalar>
template <typename Value>
WinogradImages<Value> WinogradConvolution<Scalar>::inputImages(Value* data) const {
    return {data, m_input.height, m_input.width, m_input.channels, {m_padding.top, m_padding.left}};
}

template <typename Scalar>
void WinogradConvolution<Scalar>::forward(const Tensor<Scalar>& x, const Scalar* transformed,
                                          Tensor<Scalar>& y, const ConvolutionOutput<Scalar>& out,
                                          AlignedBuffer<Scalar>& scratch) const {
    const Kernels<Scalar>& kernel = kernels<Scalar>();
    const std::ptrdiff_t inputStep = positionStep(m_inputChannels);
    const std::ptrdiff_t outputStep = positionStep(m_outputChannels);
    const ScratchParts parts(scratch, {positions() * inputStep, positions() * outputStep});
    Scalar* v = parts[0];
    Scalar* m = parts[1];
    const WinogradImages<Scalar> outputs{y.data(), y.shape().height, y.shape().width, y.shape().channels};

    const int total = x.count() * tilesPerImage();
    for (int first = 0; first < total; first += m_blockTiles) {
        const WinogradTiles tiles = block(first, total, m_inputChannels);
        kernel.winogradInput(tiles, inputImages(x.data()), v);
        for (int p = 0; p < positions(); ++p)
            kernel.gemm({.rows = tiles.count,
                         .columns = m_outputChannels,
                         .depth = m_inputChannels,
                         .a = v + p * inputStep,
                         .aRow = m_inputChannels,
                         .b = transformed + p * pairs(),
                         .bRow = m_outputChannels,
                         .c = m + p * outputStep,
                         .cRow = m_outputChannels});
        kernel.winogradOutput(block(first, total, m_outputChannels), m, out, outputs);
    }
}

template <typename Scalar>
void WinogradConvolution<Scalar>::backward(const Tensor<Scalar>& x, const Scalar* weights,
                                           const Tensor<Scalar>& dy,
                                           const ConvolutionOutputGradient<Scalar>& in,
                                           Scalar* weightGradient, Tensor<Scalar>* dx,
                                           AlignedBuffer<Scalar>& scratch) const {
    const Kernels<Scalar>& kernel = kernels<Scalar>();
    const std::ptrdiff_t inputStep = positionStep(m_inputChannels);
    const std::ptrdiff_t outputStep = positionStep(m_outputChannels);
    const auto transformedSize = static_cast<std::ptrdiff_t>(transformedCount());
    const ScratchParts parts(scratch, {positions() * inputStep, positions() * outputStep, transformedSize,
                                       transformedSize, 9 * pairs()});
    Scalar* v = parts[0]; // dV takes its place once V has been used
    Scalar* dm = parts[1];
    Scalar* du = parts[2];
    Scalar* ut = parts[3];
    Scalar* transposed = parts[4];
    std::fill_n(du, transformedSize, Scalar{0});
    if (dx != nullptr) {
        std::fill_n(dx->data(), dx->size(), Scalar{0}); // tiles overlap, so that their shares are added up
        transposeChannels(weights, m_inputChannels, m_outputChannels, transposed);
        transformWeights(transposed, ut);
    }
    const WinogradImages<const Scalar> gradients{dy.data(), dy.shape().height, dy.shape().width,
                                                 dy.shape().channels};

    const int total = x.count() * tilesPerImage();
    for (int first = 0; first < total; first += m_blockTiles) {
        const WinogradTiles inputTiles = block(first, total, m_inputChannels);
        kernel.winogradInput(inputTiles, inputImages(x.data()), v);
        kernel.winogradOutputGradient(block(first, total, m_outputChannels), gradients, in, dm);
        for (int p = 0; p < positions(); ++p) {
            kernel.gemm({.rows = m_inputChannels,
                         .columns = m_outputChannels,
                         .depth = inputTiles.count,
                         .a = v + p * inputStep,
                         .aRow = 1,
                         .aDepth = m_inputChannels,
                         .b = dm + p * outputStep,
                         .bRow = m_outputChannels,
                         .c = du + p * pairs(),
                         .cRow = m_outputChannels,
                         .accumulate = true});
            if (dx == nullptr) continue;
            kernel.gemm({.rows = inputTiles.count,
                         .columns = m_inputChannels,
                         .depth = m_outputChannels,
                         .a = dm + p * outputStep,
                         .aRow = m_outputChannels,
                         .b = ut + p * pairs(),
                         .bRow = m_inputChannels,
                         .c = v + p * inputStep,
                         .cRow = m_inputChannels});
        }
        if (dx != nullptr) kernel.winogradInputGradient(inputTiles, v, inputImages(dx->data()));
    }
    kernel.winogradWeightGradient(m_tile, du, pairs(), weightGradient);
}

template class WinogradConvolution<float>;
template class WinogradConvolution<double>;

} // namespace digitpad
