#include "core/nn/network.h"

#include "core/error.h"

namespace digitpad {

std::string toString(const Shape& shape) {
    if (shape.isFlat()) return std::to_string(shape.channels);
    return std::to_string(shape.height) + "×" + std::to_string(shape.width) + "×" +
           std::to_string(shape.channels);
}

template <typename Scalar>
BasicNetwork<Scalar>::BasicNetwork(Shape input, LayerList<Scalar> layers, std::uint64_t seed)
    : m_sequence(std::move(layers)),
      m_shapes(m_sequence.shapes(input)),
      m_parameters(m_sequence.parameterCount()),
      m_state(m_sequence.stateCount()) {
    m_sequence.initialise(m_parameters.data(), m_state.data(), seed);
}

template <typename Scalar>
std::vector<LayerSummary> BasicNetwork<Scalar>::summary() const {
    std::vector<LayerSummary> rows;
    for (std::size_t i = 0; i < layers().size(); ++i) {
        const auto& layer = *layers()[i];
        rows.push_back(
            {layer.describe(), m_shapes[i + 1], layer.parameterCount(), layer.multiplyAdds(m_shapes[i])});
    }
    return rows;
}

template <typename Scalar>
std::span<Scalar> BasicNetwork<Scalar>::layerParameters(std::size_t index) {
    return parameters().subspan(m_sequence.parameterOffset(index), layers()[index]->parameterCount());
}

template <typename Scalar>
std::span<const Scalar> BasicNetwork<Scalar>::layerParameters(std::size_t index) const {
    return parameters().subspan(m_sequence.parameterOffset(index), layers()[index]->parameterCount());
}

template <typename Scalar>
std::span<Scalar> BasicNetwork<Scalar>::layerState(std::size_t index) {
    return state().subspan(m_sequence.stateOffset(index), layers()[index]->stateCount());
}

template <typename Scalar>
std::span<const Scalar> BasicNetwork<Scalar>::layerState(std::size_t index) const {
    return state().subspan(m_sequence.stateOffset(index), layers()[index]->stateCount());
}

template <typename Scalar>
std::vector<Scalar> BasicNetwork<Scalar>::decayMask() const {
    std::vector<Scalar> mask(m_parameters.size(), Scalar{0});
    m_sequence.markDecayed(mask);
    return mask;
}

template <typename Scalar>
void BasicNetwork<Scalar>::requireInput(const Tensor<Scalar>& images) const {
    if (!(images.shape() == inputShape()))
        throw Error("network",
                    "takes images of " + toString(inputShape()) + ", not " + toString(images.shape()));
}

template <typename Scalar>
const Tensor<Scalar>& BasicNetwork<Scalar>::infer(const Tensor<Scalar>& images,
                                                  BasicWorkspace<Scalar>& workspace) const {
    requireInput(images);
    return m_sequence.infer(values(), images, workspace);
}

template <typename Scalar>
const Tensor<Scalar>& BasicNetwork<Scalar>::forward(const Tensor<Scalar>& images,
                                                    const TrainingPass<Scalar>& pass,
                                                    BasicWorkspace<Scalar>& workspace) const {
    requireInput(images);
    return m_sequence.forward(values(), pass, images, workspace);
}

template <typename Scalar>
void BasicNetwork<Scalar>::backward(const Tensor<Scalar>& images, const Tensor<Scalar>& logitGradient,
                                    std::span<Scalar> gradients, BasicWorkspace<Scalar>& workspace) const {
    m_sequence.backward(values(), images, logitGradient, nullptr, gradients.data(), workspace);
}

template class BasicNetwork<float>;
template class BasicNetwork<double>;

} // namespace digitpad
