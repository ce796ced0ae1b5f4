// A convolution of any size and stride, straight from the image: a row of outputs is a matrix product whose
// left side is read from the image as it lies, a kernel row at a time, so that no patches are written.
// Forward and backward.
#pragma once

#include "core/nn/aligned_buffer.h"
#include "core/nn/kernels/kernels.h"
#include "core/nn/layers/window.h"
#include "core/nn/tensor.h"

namespace digitpad {

template <typename Scalar>
class DirectConvolution {
public:
    /// @param output the convolution's own, before any pooling
    DirectConvolution(const Window& window, const Shape& input, const Shape& output);

    /// @param weights [window, C, O]
    void forward(const Tensor<Scalar>& x, const Scalar* weights, Tensor<Scalar>& y,
                 const ConvolutionOutput<Scalar>& out, AlignedBuffer<Scalar>& scratch) const;

    /// Adds to weightGradient and writes `dx` unless it is null.
    void backward(const Tensor<Scalar>& x, const Scalar* weights, const Tensor<Scalar>& dy,
                  const ConvolutionOutputGradient<Scalar>& in, Scalar* weightGradient, Tensor<Scalar>* dx,
                  AlignedBuffer<Scalar>& scratch) const;

private:
    int patchSize() const { return runSize() * m_window.height; }
    /// Values of a patch that lie together: one row of the kernel.
    int runSize() const { return m_window.width * m_input.channels; }
    bool isPadded() const { return m_window.padding != Padding{}; }
    Shape paddedShape() const; ///< its size fits an int: Window::refusal() has seen to that
    const Scalar* pad(const Scalar* image, Scalar* padded) const;
    void crop(const Scalar* padded, Scalar* image) const;

    void convolveImage(const Scalar* image, const Scalar* weights, const ConvolutionOutput<Scalar>& out,
                       Scalar* sums) const;
    void addWeightGradient(const Scalar* image, const Scalar* gradient, Scalar* weightGradient) const;
    void addInputGradient(const Scalar* gradient, const Scalar* transposedWeights, Scalar* patches,
                          Scalar* imageGradient) const;

    Window m_window;
    Shape m_input;
    Shape m_output;
};

extern template class DirectConvolution<float>;
extern template class DirectConvolution<double>;

} // namespace digitpad
