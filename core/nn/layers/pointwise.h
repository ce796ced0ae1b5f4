// Activation functions of single values that networks of other programs have; ReLU, which the own ones have,
// is a layer of its own (relu.h).
#pragma once

#include "core/nn/layer.h"

namespace digitpad {

enum class PointwiseFunction : std::uint8_t {
    Sigmoid,     ///< 1 / (1 + exp(-x))
    Tanh,        ///< tanh x
    LeakyRelu,   ///< x, or first x below zero
    Elu,         ///< x, or first (exp(x) - 1) below zero
    Clip,        ///< between first and second
    HardSigmoid, ///< first x + second, between 0 and 1
    HardSwish    ///< x times x / 6 + 1 / 2, that between 0 and 1
};

/// Takes and gives any shape.
template <typename Scalar>
class Pointwise final : public Layer<Scalar> {
public:
    explicit Pointwise(PointwiseFunction function, double first = 0, double second = 0)
        : m_function(function), m_first(first), m_second(second) {}

    PointwiseFunction function() const { return m_function; }
    double first() const { return m_first; }
    double second() const { return m_second; }

    std::string describe() const override;
    Shape outputShape(const Shape& input) const override { return input; }
    void infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
               LayerMemory<Scalar>& memory) const override;
    void backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, const Tensor<Scalar>& y,
                  const Tensor<Scalar>& dy, Tensor<Scalar>* dx, Scalar* gradients,
                  LayerMemory<Scalar>& memory) const override;

private:
    Scalar value(Scalar x) const;
    /// @param y value(x)
    Scalar slope(Scalar x, Scalar y) const;

    PointwiseFunction m_function;
    double m_first;
    double m_second;
};

extern template class Pointwise<float>;
extern template class Pointwise<double>;

} // namespace digitpad
