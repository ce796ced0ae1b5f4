// Residual block (He et al. 2016): y = body(x) + shortcut(x); an empty shortcut is the identity.  Or their
// product, as gates of other programs' networks have it: x sigmoid(x).
#pragma once

#include "core/nn/sequence.h"

namespace digitpad {

enum class Join : std::uint8_t { Sum, Product };

/// Parameters and state: the body's layers' in order, then the shortcut's.
template <typename Scalar>
class Residual final : public Layer<Scalar> {
public:
    explicit Residual(LayerList<Scalar> body, LayerList<Scalar> shortcut = {}, Join join = Join::Sum);

    const Sequence<Scalar>& body() const { return m_body; }
    const Sequence<Scalar>& shortcut() const { return m_shortcut; }
    Join joinedBy() const { return m_join; }

    std::string describe() const override;
    Shape outputShape(const Shape& input) const override;
    std::size_t parameterCount() const override;
    std::size_t stateCount() const override;
    void markDecayed(std::span<Scalar> mask) const override;
    std::int64_t multiplyAdds(const Shape& input) const override;
    void initialise(Scalar* parameters, Scalar* state, Random& random) const override;
    void infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
               LayerMemory<Scalar>& memory) const override;
    void forward(const LayerValues<Scalar>& values, const TrainingPass<Scalar>& pass, const Tensor<Scalar>& x,
                 Tensor<Scalar>& y, LayerMemory<Scalar>& memory) const override;
    void backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, const Tensor<Scalar>& y,
                  const Tensor<Scalar>& dy, Tensor<Scalar>* dx, Scalar* gradients,
                  LayerMemory<Scalar>& memory) const override;

private:
    LayerValues<Scalar> shortcutValues(const LayerValues<Scalar>& values) const;
    void join(const Tensor<Scalar>& body, const Tensor<Scalar>& shortcut, Tensor<Scalar>& y) const;

    Sequence<Scalar> m_body;
    Sequence<Scalar> m_shortcut;
    Join m_join;
};

extern template class Residual<float>;
extern template class Residual<double>;

} // namespace digitpad
