// A frame of one value around an image, where the layer after it cannot add it itself.
#pragma once

#include "core/nn/layer.h"
#include "core/nn/layers/window.h"

namespace digitpad {

template <typename Scalar>
class Pad final : public Layer<Scalar> {
public:
    /// Throws Error where a padding is negative.
    explicit Pad(const Padding& padding, double value = 0);

    const Padding& padding() const { return m_padding; }
    double value() const { return m_value; }

    std::string describe() const override { return "Pad"; }
    Shape outputShape(const Shape& input) const override;
    void infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
               LayerMemory<Scalar>& memory) const override;
    void backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, const Tensor<Scalar>& y,
                  const Tensor<Scalar>& dy, Tensor<Scalar>* dx, Scalar* gradients,
                  LayerMemory<Scalar>& memory) const override;

private:
    Padding m_padding;
    double m_value;
};

extern template class Pad<float>;
extern template class Pad<double>;

} // namespace digitpad
