// A convolution of any size and stride as matrix products of unfolded patches (unfold.h), forward and
// backward, a tile of output rows at a time.
#pragma once

#include "core/nn/aligned_buffer.h"
#include "core/nn/kernels/activation.h"
#include "core/nn/layers/window.h"
#include "core/nn/tensor.h"

namespace digitpad {

template <typename Scalar>
class LoweredConvolution {
public:
    /// @param output the convolution's own, before any pooling
    LoweredConvolution(const Window& window, const Shape& input, const Shape& output);

    /// @param weights [window, C, O]
    void forward(const Tensor<Scalar>& x, const Scalar* weights, Tensor<Scalar>& y,
                 const ConvolutionOutput<Scalar>& out, AlignedBuffer<Scalar>& scratch) const;

    /// Adds to weightGradient and, unless it is null, to `dx`.
    void backward(const Tensor<Scalar>& x, const Scalar* weights, const Tensor<Scalar>& dy,
                  const ConvolutionOutputGradient<Scalar>& in, Scalar* weightGradient, Tensor<Scalar>* dx,
                  AlignedBuffer<Scalar>& scratch) const;

private:
    /// Output rows [begin, end) of all images, and where the results of what follows lie.
    struct RowTile;
    template <typename Visit>
    void forEachRowTile(int images, After after, Visit visit) const;
    /// The most that a tile of a batch of `images` has.
    std::ptrdiff_t tilePixels(int images) const;
    int patchSize() const { return m_window.height * m_window.width * m_input.channels; }

    Window m_window;
    Shape m_input;
    Shape m_output;
};

extern template class LoweredConvolution<float>;
extern template class LoweredConvolution<double>;

} // namespace digitpad
