// What rounding to 8 bits leaves of a value: networks that were quantised by another program expect it
// between their layers.
#pragma once

#include "core/nn/layer.h"

namespace digitpad {

/// Steps of `scale`; `zero` is the step that stands for 0, `least` and `most` bound the steps.
struct QuantiseOptions {
    double scale = 1;
    int zero = 0;
    int least = -128;
    int most = 127;
    bool operator==(const QuantiseOptions&) const = default;
};

/// y = scale (clamp(round(x / scale) + zero) - zero), halves to even.  The gradient passes where nothing is
/// clamped, as if nothing was rounded ("straight through", Bengio et al. 2013).
template <typename Scalar>
class Quantise final : public Layer<Scalar> {
public:
    /// Throws Error where the scale is not a positive number.
    explicit Quantise(const QuantiseOptions& options);

    const QuantiseOptions& options() const { return m_options; }

    std::string describe() const override { return "Round to 8 bits"; }
    Shape outputShape(const Shape& input) const override { return input; }
    void infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
               LayerMemory<Scalar>& memory) const override;
    void backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, const Tensor<Scalar>& y,
                  const Tensor<Scalar>& dy, Tensor<Scalar>* dx, Scalar* gradients,
                  LayerMemory<Scalar>& memory) const override;

private:
    Scalar step(Scalar x) const; ///< not clamped, from zero

    QuantiseOptions m_options;
};

extern template class Quantise<float>;
extern template class Quantise<double>;

} // namespace digitpad
