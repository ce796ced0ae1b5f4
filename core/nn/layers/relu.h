// Rectified linear unit: y = max(x, 0).
#pragma once

#include "core/nn/layer.h"

namespace digitpad {

template <typename Scalar>
class Relu final : public Layer<Scalar> {
public:
    std::string describe() const override { return "ReLU"; }
    Shape outputShape(const Shape& input) const override { return input; }
    void infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
               LayerMemory<Scalar>& memory) const override;
    void backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, const Tensor<Scalar>& y,
                  const Tensor<Scalar>& dy, Tensor<Scalar>* dx, Scalar* gradients,
                  LayerMemory<Scalar>& memory) const override;
};

extern template class Relu<float>;
extern template class Relu<double>;

} // namespace digitpad
