// Makes a flat vector of an image's activations.  The values keep their order in memory (height, width,
// channels), so the dense layer after it has its weights in that order; core/model reorders them for ONNX,
// which flattens channels first.
#pragma once

#include "core/nn/layer.h"

namespace digitpad {

template <typename Scalar>
class Flatten final : public Layer<Scalar> {
public:
    std::string describe() const override { return "Flatten"; }
    Shape outputShape(const Shape& input) const override { return {1, 1, input.size()}; }
    void infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
               LayerMemory<Scalar>& memory) const override;
    void backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, const Tensor<Scalar>& y,
                  const Tensor<Scalar>& dy, Tensor<Scalar>* dx, Scalar* gradients,
                  LayerMemory<Scalar>& memory) const override;
};

extern template class Flatten<float>;
extern template class Flatten<double>;

} // namespace digitpad
