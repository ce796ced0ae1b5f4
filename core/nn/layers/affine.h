// A scale and a shift of each channel or of each value: a normalisation at the front of a network, or what is
// left of a batch norm that another program took apart.
#pragma once

#include "core/nn/layer.h"

namespace digitpad {

/// y = scale x + shift.  Value i of an image, as it lies in memory, takes pair i % pairs: as many pairs as
/// channels are a pair a channel, as many as values a pair a value.
/// Parameters: the scales, then the shifts; new ones are 1 and 0.
template <typename Scalar>
class Affine final : public Layer<Scalar> {
public:
    /// Throws Error where `pairs` is not positive.
    explicit Affine(int pairs);

    int pairs() const { return m_pairs; }

    std::string describe() const override { return "Scale and shift"; }
    /// Throws Error where an image has neither as many channels nor as many values as there are pairs.
    Shape outputShape(const Shape& input) const override;
    std::size_t parameterCount() const override { return 2 * static_cast<std::size_t>(m_pairs); }
    std::int64_t multiplyAdds(const Shape& input) const override { return input.size(); }
    void initialise(Scalar* parameters, Scalar* state, Random& random) const override;
    void infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
               LayerMemory<Scalar>& memory) const override;
    void backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, const Tensor<Scalar>& y,
                  const Tensor<Scalar>& dy, Tensor<Scalar>* dx, Scalar* gradients,
                  LayerMemory<Scalar>& memory) const override;

private:
    int m_pairs;
};

extern template class Affine<float>;
extern template class Affine<double>;

} // namespace digitpad
