// Batch normalisation (Ioffe and Szegedy 2015): y = gamma (x - mean) / sqrt(variance + epsilon) + beta for
// each channel.
#pragma once

#include "core/nn/kernels/activation.h"
#include "core/nn/layer.h"

namespace digitpad {

/// ReLU and pooling may follow in the same pass.
/// Training normalises with the statistics of the tensor it is given, i.e. of one shard of a mini-batch
/// ("ghost batch norm", Hoffer et al. 2017), inference with the running state. Parameters: gamma [C], beta
/// [C].  State: mean [C], variance [C].
template <typename Scalar>
class BatchNorm final : public Layer<Scalar> {
public:
    /// Throws Error where channels is not positive.
    explicit BatchNorm(int channels, double epsilon = 1e-5, After after = After::Nothing);

    int channels() const { return m_channels; }
    double epsilon() const { return m_epsilon; }
    After after() const { return m_after; }

    std::string describe() const override;
    Shape outputShape(const Shape& input) const override;
    std::size_t parameterCount() const override { return 2 * static_cast<std::size_t>(m_channels); }
    std::size_t stateCount() const override { return parameterCount(); }
    void initialise(Scalar* parameters, Scalar* state, Random& random) const override;
    void infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
               LayerMemory<Scalar>& memory) const override;
    void forward(const LayerValues<Scalar>& values, const TrainingPass<Scalar>& pass, const Tensor<Scalar>& x,
                 Tensor<Scalar>& y, LayerMemory<Scalar>& memory) const override;
    void backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, const Tensor<Scalar>& y,
                  const Tensor<Scalar>& dy, Tensor<Scalar>* dx, Scalar* gradients,
                  LayerMemory<Scalar>& memory) const override;

private:
    Activation<Scalar> activation(const Tensor<Scalar>& x, Tensor<Scalar>& y,
                                  const Scalar* scaleAndShift) const;

    int m_channels;
    double m_epsilon;
    After m_after;
};

extern template class BatchNorm<float>;
extern template class BatchNorm<double>;

} // namespace digitpad
