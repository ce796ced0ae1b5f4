#include "core/nn/folding.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/nn/layers/batch_norm.h"
#include "core/nn/layers/convolution.h"
#include "core/nn/layers/dense.h"
#include "core/nn/layers/dropout.h"
#include "core/nn/layers/residual.h"

namespace digitpad {
namespace {

/// Appends weights [rows, channels] and a bias that do what a layer without and with bias and the norm after
/// it do. In float64, since every image will pay for the rounding.
void appendFolded(const float* weights, std::size_t rows, const float* bias, const BatchNorm<float>& norm,
                  const LayerValues<float>& normValues, std::vector<float>& parameters) {
    const auto channels = static_cast<std::size_t>(norm.channels());
    std::vector<double> scale(channels);
    for (std::size_t c = 0; c < channels; ++c)
        scale[c] = normValues.parameters[c] / std::sqrt(normValues.state[channels + c] + norm.epsilon());
    for (std::size_t i = 0; i < rows * channels; ++i)
        parameters.push_back(static_cast<float>(weights[i] * scale[i % channels]));
    for (std::size_t c = 0; c < channels; ++c) {
        const double centred = (bias == nullptr ? 0.0 : bias[c]) - normValues.state[c];
        parameters.push_back(static_cast<float>(centred * scale[c] + normValues.parameters[channels + c]));
    }
}

/// Goes through a list and collects what it becomes.
class Folder {
public:
    Folder(const LayerList<float>& layers, const LayerValues<float>& values)
        : m_layers(layers), m_values(values) {}

    FoldedLayers run() {
        while (m_index < m_layers.size()) {
            const Layer<float>& layer = *m_layers[m_index];
            if (const auto* convolution = dynamic_cast<const Convolution<float>*>(&layer);
                convolution && convolution->after() == After::Nothing && normFollows())
                fold(*convolution);
            else if (const auto* dense = dynamic_cast<const Dense<float>*>(&layer);
                     dense && !dense->hasRelu() && normFollows())
                fold(*dense);
            else if (const auto* residual = dynamic_cast<const Residual<float>*>(&layer))
                descend(*residual);
            else if (dynamic_cast<const Dropout<float>*>(&layer) == nullptr)
                keep();
            else
                ++m_index;
        }
        return std::move(m_folded);
    }

private:
    /// Nothing but a norm: no ReLU or pooling in it.
    const BatchNorm<float>* normFollows() const {
        if (m_index + 1 == m_layers.size()) return nullptr;
        const auto* norm = dynamic_cast<const BatchNorm<float>*>(m_layers[m_index + 1].get());
        return norm != nullptr && norm->after() == After::Nothing ? norm : nullptr;
    }

    void fold(const Convolution<float>& convolution) {
        ConvolutionOptions options = convolution.options();
        const int rows = options.kernelHeight * options.kernelWidth * options.inputChannels;
        foldWith(rows, options.outputChannels, options.bias);
        options.bias = true;
        m_folded.layers.push_back(std::make_shared<Convolution<float>>(options));
    }

    void fold(const Dense<float>& dense) {
        foldWith(dense.inputs(), dense.outputs(), dense.hasBias());
        m_folded.layers.push_back(std::make_shared<Dense<float>>(dense.inputs(), dense.outputs()));
    }

    /// The layer at hand, [rows, channels], and the norm after it.
    void foldWith(int rows, int channels, bool hasBias) {
        const BatchNorm<float>& norm = *normFollows();
        const float* weights = m_values.parameters;
        advance();
        const float* bias = hasBias ? weights + std::ptrdiff_t{rows} * channels : nullptr;
        appendFolded(weights, static_cast<std::size_t>(rows), bias, norm, m_values, m_folded.parameters);
        advance();
    }

    void descend(const Residual<float>& residual) {
        FoldedLayers body = foldBatchNorm(residual.body().layers(), m_values);
        const LayerValues<float> shortcutValues{m_values.parameters + residual.body().parameterCount(),
                                                m_values.state + residual.body().stateCount()};
        FoldedLayers shortcut = foldBatchNorm(residual.shortcut().layers(), shortcutValues);
        for (const FoldedLayers* branch : {&body, &shortcut}) {
            m_folded.parameters.insert(m_folded.parameters.end(), branch->parameters.begin(),
                                       branch->parameters.end());
            m_folded.state.insert(m_folded.state.end(), branch->state.begin(), branch->state.end());
        }
        m_folded.layers.push_back(
            std::make_shared<Residual<float>>(std::move(body.layers), std::move(shortcut.layers)));
        advance();
    }

    void keep() {
        const Layer<float>& layer = *m_layers[m_index];
        m_folded.layers.push_back(m_layers[m_index]);
        m_folded.parameters.insert(m_folded.parameters.end(), m_values.parameters,
                                   m_values.parameters + layer.parameterCount());
        m_folded.state.insert(m_folded.state.end(), m_values.state, m_values.state + layer.stateCount());
        advance();
    }

    void advance() {
        m_values.parameters += m_layers[m_index]->parameterCount();
        m_values.state += m_layers[m_index]->stateCount();
        ++m_index;
    }

    const LayerList<float>& m_layers;
    LayerValues<float> m_values; ///< of the layer at hand
    std::size_t m_index = 0;
    FoldedLayers m_folded;
};

} // namespace

FoldedLayers foldBatchNorm(const LayerList<float>& layers, const LayerValues<float>& values) {
    return Folder(layers, values).run();
}

} // namespace digitpad
