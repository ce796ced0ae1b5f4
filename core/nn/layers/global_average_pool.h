// Global average pooling (Lin et al. 2013): the mean of each channel over the whole image.
#pragma once

#include "core/nn/layer.h"

namespace digitpad {

template <typename Scalar>
class GlobalAveragePool final : public Layer<Scalar> {
public:
    std::string describe() const override { return "Global average pool"; }
    Shape outputShape(const Shape& input) const override { return {1, 1, input.channels}; }
    void infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
               LayerMemory<Scalar>& memory) const override;
    void backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, const Tensor<Scalar>& y,
                  const Tensor<Scalar>& dy, Tensor<Scalar>* dx, Scalar* gradients,
                  LayerMemory<Scalar>& memory) const override;
};

extern template class GlobalAveragePool<float>;
extern template class GlobalAveragePool<double>;

} // namespace digitpad
