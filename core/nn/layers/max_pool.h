// Max pooling: the largest value of each channel under the window; padding never wins.
#pragma once

#include "core/nn/layer.h"
#include "core/nn/layers/pool_options.h"

namespace digitpad {

template <typename Scalar>
class MaxPool final : public Layer<Scalar> {
public:
    explicit MaxPool(const PoolOptions& options = {});

    const PoolOptions& options() const { return m_options; }

    std::string describe() const override { return "Max pool " + m_options.describe(); }
    Shape outputShape(const Shape& input) const override;
    void infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
               LayerMemory<Scalar>& memory) const override;
    void backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, const Tensor<Scalar>& y,
                  const Tensor<Scalar>& dy, Tensor<Scalar>* dx, Scalar* gradients,
                  LayerMemory<Scalar>& memory) const override;

private:
    PoolOptions m_options;
};

extern template class MaxPool<float>;
extern template class MaxPool<double>;

} // namespace digitpad
