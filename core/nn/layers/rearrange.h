// Values moved to other places of another shape: transposed images, parts cut out, mirrored edges.
#pragma once

#include <vector>

#include "core/nn/layer.h"

namespace digitpad {

template <typename Scalar>
class Rearrange final : public Layer<Scalar> {
public:
    /// @param inputs values of an image that it takes, in any shape
    /// @param sources for each value of the output, as it lies in memory, where in the input it comes from
    /// Throws Error where they are not as many as the output has values, or point out of the input.
    Rearrange(int inputs, const Shape& output, std::vector<std::int32_t> sources);

    int inputs() const { return m_inputs; }
    const Shape& output() const { return m_output; }
    const std::vector<std::int32_t>& sources() const { return m_sources; }

    std::string describe() const override { return "Rearrange"; }
    Shape outputShape(const Shape& input) const override;
    void infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
               LayerMemory<Scalar>& memory) const override;
    void backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, const Tensor<Scalar>& y,
                  const Tensor<Scalar>& dy, Tensor<Scalar>* dx, Scalar* gradients,
                  LayerMemory<Scalar>& memory) const override;

private:
    int m_inputs;
    Shape m_output;
    std::vector<std::int32_t> m_sources;
};

extern template class Rearrange<float>;
extern template class Rearrange<double>;

} // namespace digitpad
