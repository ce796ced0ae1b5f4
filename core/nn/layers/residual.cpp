#include "core/nn/layers/residual.h"

#include "core/error.h"

namespace digitpad {

template <typename Scalar>
Residual<Scalar>::Residual(LayerList<Scalar> body, LayerList<Scalar> shortcut, Join join)
    : m_body(std::move(body)), m_shortcut(std::move(shortcut)), m_join(join) {
    if (m_body.layers().empty()) throw Error("Residual", "the body needs at least one layer");
}

template <typename Scalar>
std::string Residual<Scalar>::describe() const {
    std::string text = m_join == Join::Sum ? "Residual (" : "Gate (";
    for (const auto& layer : m_body.layers()) {
        if (layer != m_body.layers().front()) text += " · ";
        text += layer->describe();
    }
    return text + ")";
}

template <typename Scalar>
Shape Residual<Scalar>::outputShape(const Shape& input) const {
    const Shape body = m_body.shapes(input).back();
    const Shape shortcut = m_shortcut.shapes(input).back();
    if (!(body == shortcut))
        throw Error(describe(), "the body gives " + toString(body) + ", the shortcut " + toString(shortcut));
    return body;
}

template <typename Scalar>
std::size_t Residual<Scalar>::parameterCount() const {
    return m_body.parameterCount() + m_shortcut.parameterCount();
}

template <typename Scalar>
std::size_t Residual<Scalar>::stateCount() const {
    return m_body.stateCount() + m_shortcut.stateCount();
}

template <typename Scalar>
void Residual<Scalar>::markDecayed(std::span<Scalar> mask) const {
    m_body.markDecayed(mask);
    m_shortcut.markDecayed(mask.subspan(m_body.parameterCount()));
}

template <typename Scalar>
std::int64_t Residual<Scalar>::multiplyAdds(const Shape& input) const {
    return m_body.multiplyAdds(input) + m_shortcut.multiplyAdds(input);
}

template <typename Scalar>
void Residual<Scalar>::initialise(Scalar* parameters, Scalar* state, Random& random) const {
    m_body.initialise(parameters, state, random.next());
    m_shortcut.initialise(parameters + m_body.parameterCount(), state + m_body.stateCount(), random.next());
}

template <typename Scalar>
LayerValues<Scalar> Residual<Scalar>::shortcutValues(const LayerValues<Scalar>& values) const {
    return {values.parameters + m_body.parameterCount(), values.state + m_body.stateCount()};
}

template <typename Scalar>
void Residual<Scalar>::join(const Tensor<Scalar>& body, const Tensor<Scalar>& shortcut,
                            Tensor<Scalar>& y) const {
    y.resize(body.count(), body.shape());
    if (m_join == Join::Sum)
        y.pixels() = body.pixels() + shortcut.pixels();
    else
        y.pixels() = body.pixels().cwiseProduct(shortcut.pixels());
}

template <typename Scalar>
void Residual<Scalar>::infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
                             LayerMemory<Scalar>& memory) const {
    memory.inner.resize(2);
    const Tensor<Scalar>& body = m_body.infer(values, x, memory.inner[0]);
    join(body, m_shortcut.infer(shortcutValues(values), x, memory.inner[1]), y);
}

template <typename Scalar>
void Residual<Scalar>::forward(const LayerValues<Scalar>& values, const TrainingPass<Scalar>& pass,
                               const Tensor<Scalar>& x, Tensor<Scalar>& y,
                               LayerMemory<Scalar>& memory) const {
    memory.inner.resize(2);
    Random seeds(pass.seed);
    const TrainingPass<Scalar> bodyPass{seeds.next(), pass.batchState};
    const TrainingPass<Scalar> shortcutPass{seeds.next(), pass.batchState + m_body.stateCount()};
    const Tensor<Scalar>& body = m_body.forward(values, bodyPass, x, memory.inner[0]);
    join(body, m_shortcut.forward(shortcutValues(values), shortcutPass, x, memory.inner[1]), y);
}

template <typename Scalar>
void Residual<Scalar>::backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x,
                                const Tensor<Scalar>& /*y*/, const Tensor<Scalar>& dy, Tensor<Scalar>* dx,
                                Scalar* gradients, LayerMemory<Scalar>& memory) const {
    Tensor<Scalar>* shortcutGradient = dx == nullptr ? nullptr : &memory.gradient;
    Tensor<Scalar> ofBody; // only of a product, which no network of this program has
    Tensor<Scalar> ofShortcut;
    if (m_join == Join::Product) {
        const auto output = [&](const SequenceMemory<Scalar>& inner) -> const Tensor<Scalar>& {
            return inner.activations.empty() ? x : inner.activations.back();
        };
        ofBody.resize(dy.count(), dy.shape());
        ofShortcut.resize(dy.count(), dy.shape());
        ofBody.pixels() = dy.pixels().cwiseProduct(output(memory.inner[1]).pixels());
        ofShortcut.pixels() = dy.pixels().cwiseProduct(output(memory.inner[0]).pixels());
    }
    const bool isSum = m_join == Join::Sum;
    m_body.backward(values, x, isSum ? dy : ofBody, dx, gradients, memory.inner[0]);
    m_shortcut.backward(shortcutValues(values), x, isSum ? dy : ofShortcut, shortcutGradient,
                        gradients + m_body.parameterCount(), memory.inner[1]);
    if (dx != nullptr) dx->pixels() += memory.gradient.pixels();
}

template class Residual<float>;
template class Residual<double>;

} // namespace digitpad
