// 2-D convolution (cross-correlation, as the field computes it): y[n,i,j,o] = b[o] + sum x[n, i s+u-p, j
// s+v-p, c] w[u,v,c,o].
#pragma once

#include "core/nn/kernels/activation.h"
#include "core/nn/layer.h"
#include "core/nn/layers/window.h"

namespace digitpad {

struct ConvolutionOptions {
    int inputChannels = 1;
    int outputChannels = 1;
    int kernelHeight = 3;
    int kernelWidth = 3;
    int stride = 1;
    Padding padding{};
    bool bias = true; ///< batch norm after it makes a bias redundant
};

/// What follows the convolution in the same pass, ReLU and max pooling of 2x2, is part of the layer.
/// Parameters: weights [kernel height, kernel width, input channels, output channels], then the biases.
template <typename Scalar>
class Convolution final : public Layer<Scalar> {
public:
    /// Throws Error where a size is not positive or a padding is negative.
    explicit Convolution(const ConvolutionOptions& options, After after = After::Nothing);

    const ConvolutionOptions& options() const { return m_options; }
    After after() const { return m_after; }

    std::string describe() const override;
    Shape outputShape(const Shape& input) const override;
    std::size_t parameterCount() const override;
    void markDecayed(std::span<Scalar> mask) const override;
    std::int64_t multiplyAdds(const Shape& input) const override;
    /// He et al. 2015: normal with variance 2 / inputs of one output; biases 0.
    void initialise(Scalar* parameters, Scalar* state, Random& random) const override;
    void infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
               LayerMemory<Scalar>& memory) const override;
    void forward(const LayerValues<Scalar>& values, const TrainingPass<Scalar>& pass, const Tensor<Scalar>& x,
                 Tensor<Scalar>& y, LayerMemory<Scalar>& memory) const override;
    std::size_t preparedCount(const Shape& input) const override;
    void prepare(const Shape& input, const Scalar* parameters, Scalar* prepared) const override;
    void backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, const Tensor<Scalar>& y,
                  const Tensor<Scalar>& dy, Tensor<Scalar>* dx, Scalar* gradients,
                  LayerMemory<Scalar>& memory) const override;

private:
    int patchSize() const { return m_options.kernelHeight * m_options.kernelWidth * m_options.inputChannels; }

    Shape convolvedShape(const Shape& input) const;
    bool usesWinograd() const;
    void convolve(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
                  std::uint8_t* winners, LayerMemory<Scalar>& memory) const;

    ConvolutionOptions m_options;
    After m_after;
    Window m_window;
};

extern template class Convolution<float>;
extern template class Convolution<double>;

} // namespace digitpad
