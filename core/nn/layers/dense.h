// Fully connected layer: y = x W + b, with ReLU in the same pass where wanted.
#pragma once

#include "core/nn/layer.h"

namespace digitpad {

/// Takes any shape of `inputs` values, as they lie in memory; gives a flat vector.
/// Parameters: weights [inputs, outputs], then the biases.
template <typename Scalar>
class Dense final : public Layer<Scalar> {
public:
    /// Throws Error where a size is not positive.
    Dense(int inputs, int outputs, bool bias = true, bool relu = false);

    int inputs() const { return m_inputs; }
    int outputs() const { return m_outputs; }
    bool hasBias() const { return m_bias; }
    bool hasRelu() const { return m_relu; }

    std::string describe() const override;
    Shape outputShape(const Shape& input) const override;
    std::size_t parameterCount() const override;
    void markDecayed(std::span<Scalar> mask) const override;
    std::int64_t multiplyAdds(const Shape& /*input*/) const override {
        return std::int64_t{m_inputs} * m_outputs;
    }
    /// As Convolution.
    void initialise(Scalar* parameters, Scalar* state, Random& random) const override;
    void infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
               LayerMemory<Scalar>& memory) const override;
    void backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, const Tensor<Scalar>& y,
                  const Tensor<Scalar>& dy, Tensor<Scalar>* dx, Scalar* gradients,
                  LayerMemory<Scalar>& memory) const override;

private:
    void inputGradient(const Scalar* weights, const Scalar* dy, Tensor<Scalar>& dx,
                       AlignedBuffer<Scalar>& scratch) const;

    int m_inputs;
    int m_outputs;
    bool m_bias;
    bool m_relu;
};

extern template class Dense<float>;
extern template class Dense<double>;

} // namespace digitpad
