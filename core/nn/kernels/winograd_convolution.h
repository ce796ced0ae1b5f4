// A whole 3x3 convolution of stride 1 by Winograd's minimal filtering (winograd.h), forward and backward:
// transform a block of tiles, one matrix product a position, transform back.  Blocks are sized so that what
// lies between the transforms stays in the L2 cache.
#pragma once

#include "core/nn/aligned_buffer.h"
#include "core/nn/kernels/kernels.h"
#include "core/nn/layers/window.h"
#include "core/nn/tensor.h"

namespace digitpad {

template <typename Scalar>
class WinogradConvolution {
public:
    /// Whether a convolution can be done this way, and gains by it.
    static bool suits(const Window& window, int inputChannels, int outputChannels);

    /// @param output the convolution's own, before any pooling
    WinogradConvolution(const Shape& input, const Shape& output, const Padding& padding);

    /// Values in the transformed weights.
    std::size_t transformedCount() const;
    /// From [3, 3, C, O] to [position, C, O].
    void transformWeights(const Scalar* weights, Scalar* transformed) const;

    void forward(const Tensor<Scalar>& x, const Scalar* transformed, Tensor<Scalar>& y,
                 const ConvolutionOutput<Scalar>& out, AlignedBuffer<Scalar>& scratch) const;

    /// Adds to weightGradient [3, 3, C, O] and writes `dx` unless it is null.
    void backward(const Tensor<Scalar>& x, const Scalar* weights, const Tensor<Scalar>& dy,
                  const ConvolutionOutputGradient<Scalar>& in, Scalar* weightGradient, Tensor<Scalar>* dx,
                  AlignedBuffer<Scalar>& scratch) const;

private:
    int positions() const { return (m_tile + 2) * (m_tile + 2); }
    std::ptrdiff_t pairs() const { return std::ptrdiff_t{m_inputChannels} * m_outputChannels; }
    /// Values from one position to the next in a block of `channels`.
    std::ptrdiff_t positionStep(int channels) const;
    WinogradTiles block(int first, int total, int channels) const;
    int tilesPerImage() const { return m_rows * m_columns; }
    template <typename Value>
    WinogradImages<Value> inputImages(Value* data) const;

    Shape m_input;
    int m_inputChannels;
    int m_outputChannels;
    Padding m_padding;
    int m_tile; ///< its side, 2 or 4
    int m_rows; ///< tiles that cover an image
    int m_columns;
    int m_blockTiles;
};

extern template class WinogradConvolution<float>;
extern template class WinogradConvolution<double>;

} // namespace digitpad
