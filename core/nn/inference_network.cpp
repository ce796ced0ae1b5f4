#include "core/nn/inference_network.h"

#include <algorithm>

#include "core/error.h"
#include "core/nn/folding.h"
#include "core/nn/fusion.h"

namespace digitpad {

InferenceNetwork::InferenceNetwork(const Network& network)
    : m_inputShape(network.inputShape()), m_classCount(network.classCount()) {
    const FoldedLayers folded =
        foldBatchNorm(network.layers(), {network.parameters().data(), network.state().data()});
    m_parameters.resize(folded.parameters.size());
    std::ranges::copy(folded.parameters, m_parameters.data());
    m_state.resize(folded.state.size());
    std::ranges::copy(folded.state, m_state.data());

    Step next{nullptr, 0, 0, 0};
    std::vector<Shape> shapes{m_inputShape};
    for (const auto& layer : fuse(folded.layers)) {
        next.layer = layer;
        m_steps.push_back(next);
        next.parameters += layer->parameterCount();
        next.state += layer->stateCount();
        next.prepared += layer->preparedCount(shapes.back());
        shapes.push_back(layer->outputShape(shapes.back()));
    }
    m_prepared.resize(next.prepared);
    for (std::size_t i = 0; i < m_steps.size(); ++i)
        m_steps[i].layer->prepare(shapes[i], m_parameters.data() + m_steps[i].parameters,
                                  m_prepared.data() + m_steps[i].prepared);
}

bool InferenceNetwork::suits(const Shape& shape) const {
    if (shape == m_inputShape) return true;
    Shape mine = m_inputShape;
    Shape other = shape;
    try {
        for (const Step& step : m_steps) {
            if (step.layer->preparedCount(mine) != step.layer->preparedCount(other)) return false;
            mine = step.layer->outputShape(mine);
            other = step.layer->outputShape(other);
        }
    } catch (const Error&) {
        return false; // a layer that takes one size only
    }
    return true;
}

const Tensor<float>& InferenceNetwork::infer(const Tensor<float>& images, Workspace& workspace) const {
    if (!(images.shape() == m_inputShape))
        throw Error("network",
                    "takes images of " + toString(m_inputShape) + ", not " + toString(images.shape()));
    return run(images, workspace);
}

const Tensor<float>& InferenceNetwork::inferAnySize(const Tensor<float>& images, Workspace& workspace) const {
    if (!suits(images.shape()))
        throw Error("network", "is made for images of " + toString(m_inputShape) + " and does not suit " +
                                   toString(images.shape()));
    return run(images, workspace);
}

const Tensor<float>& InferenceNetwork::run(const Tensor<float>& images, Workspace& workspace) const {
    workspace.fit(m_steps.size());
    const Tensor<float>* input = &images;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const Step& step = m_steps[i];
        step.layer->infer({m_parameters.data() + step.parameters, m_state.data() + step.state,
                           m_prepared.data() + step.prepared},
                          *input, workspace.activations[i], workspace.layers[i]);
        input = &workspace.activations[i];
    }
    return *input;
}

} // namespace digitpad
