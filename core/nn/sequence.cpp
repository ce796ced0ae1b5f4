#include "core/nn/sequence.h"

#include "core/nn/fusion.h"
#include "core/nn/sizes.h"

namespace digitpad {

template <typename Scalar>
Sequence<Scalar>::Sequence(LayerList<Scalar> layers)
    : m_layers(std::move(layers)), m_parameterOffsets{0}, m_stateOffsets{0} {
    for (const auto& layer : m_layers) {
        m_parameterOffsets.push_back(m_parameterOffsets.back() + layer->parameterCount());
        m_stateOffsets.push_back(m_stateOffsets.back() + layer->stateCount());
    }
    Step next{nullptr, 0, 0};
    for (const auto& layer : fuse(m_layers)) {
        next.layer = layer;
        m_steps.push_back(next);
        next.parameters += layer->parameterCount();
        next.state += layer->stateCount();
    }
}

template <typename Scalar>
std::vector<Shape> Sequence<Scalar>::shapes(const Shape& input) const {
    requireImageSize("network", input.height, input.width, input.channels);
    std::vector<Shape> shapes{input};
    for (const auto& layer : m_layers) shapes.push_back(layer->outputShape(shapes.back()));
    return shapes;
}

template <typename Scalar>
void Sequence<Scalar>::markDecayed(std::span<Scalar> mask) const {
    for (std::size_t i = 0; i < m_layers.size(); ++i)
        m_layers[i]->markDecayed(mask.subspan(m_parameterOffsets[i]));
}

template <typename Scalar>
std::int64_t Sequence<Scalar>::multiplyAdds(const Shape& input) const {
    const std::vector<Shape> inputs = shapes(input);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < m_layers.size(); ++i) sum += m_layers[i]->multiplyAdds(inputs[i]);
    return sum;
}

template <typename Scalar>
void Sequence<Scalar>::initialise(Scalar* parameters, Scalar* state, std::uint64_t seed) const {
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        Random random = Random::forStream(seed, i);
        m_layers[i]->initialise(parameters + m_parameterOffsets[i], state + m_stateOffsets[i], random);
    }
}

template <typename Scalar>
LayerValues<Scalar> Sequence<Scalar>::valuesOf(const Step& step, const LayerValues<Scalar>& values) {
    return {values.parameters + step.parameters, values.state + step.state};
}

template <typename Scalar>
const Tensor<Scalar>& Sequence<Scalar>::infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x,
                                              SequenceMemory<Scalar>& memory) const {
    memory.fit(m_steps.size());
    const Tensor<Scalar>* input = &x;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        m_steps[i].layer->infer(valuesOf(m_steps[i], values), *input, memory.activations[i],
                                memory.layers[i]);
        input = &memory.activations[i];
    }
    return *input;
}

template <typename Scalar>
const Tensor<Scalar>& Sequence<Scalar>::forward(const LayerValues<Scalar>& values,
                                                const TrainingPass<Scalar>& pass, const Tensor<Scalar>& x,
                                                SequenceMemory<Scalar>& memory) const {
    memory.fit(m_steps.size());
    const Tensor<Scalar>* input = &x;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const TrainingPass<Scalar> layerPass{Random::forStream(pass.seed, i).next(),
                                             pass.batchState + m_steps[i].state};
        m_steps[i].layer->forward(valuesOf(m_steps[i], values), layerPass, *input, memory.activations[i],
                                  memory.layers[i]);
        input = &memory.activations[i];
    }
    return *input;
}

template <typename Scalar>
void Sequence<Scalar>::backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x,
                                const Tensor<Scalar>& dy, Tensor<Scalar>* dx, Scalar* gradients,
                                SequenceMemory<Scalar>& memory) const {
    const Tensor<Scalar>* outputGradient = &dy;
    for (std::size_t i = m_steps.size(); i-- > 0;) {
        const Step& step = m_steps[i];
        const Tensor<Scalar>& input = i == 0 ? x : memory.activations[i - 1];
        Tensor<Scalar>* inputGradient = i == 0 ? dx : &memory.gradients[i % 2];
        step.layer->backward(valuesOf(step, values), input, memory.activations[i], *outputGradient,
                             inputGradient, gradients + step.parameters, memory.layers[i]);
        outputGradient = inputGradient;
    }
    if (m_steps.empty() && dx != nullptr) *dx = dy;
}

template class Sequence<float>;
template class Sequence<double>;

} // namespace digitpad
