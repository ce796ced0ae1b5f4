// Inverted dropout (Srivastava et al. 2014): in training each value is zeroed with probability `rate` and the
// others are scaled by 1 / (1 - rate); inference passes values through.
#pragma once

#include "core/nn/layer.h"

namespace digitpad {

template <typename Scalar>
class Dropout final : public Layer<Scalar> {
public:
    /// Throws Error unless 0 <= rate < 1.
    explicit Dropout(double rate);

    double rate() const { return m_rate; }

    std::string describe() const override;
    Shape outputShape(const Shape& input) const override { return input; }
    void infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
               LayerMemory<Scalar>& memory) const override;
    void forward(const LayerValues<Scalar>& values, const TrainingPass<Scalar>& pass, const Tensor<Scalar>& x,
                 Tensor<Scalar>& y, LayerMemory<Scalar>& memory) const override;
    void backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, const Tensor<Scalar>& y,
                  const Tensor<Scalar>& dy, Tensor<Scalar>* dx, Scalar* gradients,
                  LayerMemory<Scalar>& memory) const override;

private:
    double m_rate;
};

extern template class Dropout<float>;
extern template class Dropout<double>;

} // namespace digitpad
