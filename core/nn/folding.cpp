#include "core/nn/folding.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/nn/layers/affine.h"
#include "core/nn/layers/batch_norm.h"
#include "core/nn/layers/convolution.h"
#include "core/nn/layers/dense.h"
#include "core/nn/layers/dropout.h"
#include "core/nn/layers/grouped_convolution.h"
#include "core/nn/layers/residual.h"

namespace digitpad {
namespace {

/// y = scale x + shift for each channel.  In float64, since every image will pay for the rounding.
struct ScaleAndShift {
    std::vector<double> scale;
    std::vector<double> shift;
};

ScaleAndShift scaleAndShift(const BatchNorm<float>& norm, const LayerValues<float>& values) {
    const auto channels = static_cast<std::size_t>(norm.channels());
    ScaleAndShift result;
    for (std::size_t c = 0; c < channels; ++c) {
        result.scale.push_back(values.parameters[c] / std::sqrt(values.state[channels + c] + norm.epsilon()));
        result.shift.push_back(values.parameters[channels + c] - values.state[c] * result.scale[c]);
    }
    return result;
}

ScaleAndShift scaleAndShift(const Affine<float>& layer, const LayerValues<float>& values) {
    const float* behind = values.parameters + layer.parameterCount();
    return {{values.parameters, values.parameters + layer.pairs()},
            {values.parameters + layer.pairs(), behind}};
}

/// Appends weights [rows, channels] and a bias that do what a layer without and with bias and what follows it
/// do.
void appendFolded(const float* weights, std::size_t rows, const float* bias, const ScaleAndShift& after,
                  std::vector<float>& parameters) {
    const std::size_t channels = after.scale.size();
    for (std::size_t i = 0; i < rows * channels; ++i)
        parameters.push_back(static_cast<float>(weights[i] * after.scale[i % channels]));
    for (std::size_t c = 0; c < channels; ++c)
        parameters.push_back(
            static_cast<float>((bias == nullptr ? 0.0 : bias[c]) * after.scale[c] + after.shift[c]));
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
                convolution && convolution->after() == After::Nothing &&
                linearFollows(convolution->options().outputChannels))
                fold(*convolution);
            else if (const auto* grouped = dynamic_cast<const GroupedConvolution<float>*>(&layer);
                     grouped && linearFollows(grouped->options().outputChannels))
                fold(*grouped);
            else if (const auto* dense = dynamic_cast<const Dense<float>*>(&layer);
                     dense && !dense->hasRelu() && linearFollows(dense->outputs()))
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
    /// A norm with no ReLU or pooling in it, or a scale and a shift of each of these channels.
    bool linearFollows(int channels) const {
        if (m_index + 1 == m_layers.size()) return false;
        const Layer<float>* next = m_layers[m_index + 1].get();
        if (const auto* affine = dynamic_cast<const Affine<float>*>(next)) return affine->pairs() == channels;
        const auto* norm = dynamic_cast<const BatchNorm<float>*>(next);
        return norm != nullptr && norm->after() == After::Nothing;
    }

    void fold(const Convolution<float>& convolution) {
        ConvolutionOptions options = convolution.options();
        const int rows = options.kernelHeight * options.kernelWidth * options.inputChannels;
        foldWith(rows, options.outputChannels, options.bias);
        options.bias = true;
        m_folded.layers.push_back(std::make_shared<Convolution<float>>(options));
    }

    void fold(const GroupedConvolution<float>& convolution) {
        GroupedConvolutionOptions options = convolution.options();
        const int rows = options.kernelHeight * options.kernelWidth * options.groupInputs();
        foldWith(rows, options.outputChannels, options.bias);
        options.bias = true;
        m_folded.layers.push_back(std::make_shared<GroupedConvolution<float>>(options));
    }

    void fold(const Dense<float>& dense) {
        foldWith(dense.inputs(), dense.outputs(), dense.hasBias());
        m_folded.layers.push_back(std::make_shared<Dense<float>>(dense.inputs(), dense.outputs()));
    }

    /// The layer at hand, [rows, channels], and what follows it.
    void foldWith(int rows, int channels, bool hasBias) {
        const float* weights = m_values.parameters;
        advance();
        const float* bias = hasBias ? weights + std::ptrdiff_t{rows} * channels : nullptr;
        const Layer<float>* next = m_layers[m_index].get();
        const auto* affine = dynamic_cast<const Affine<float>*>(next);
        const ScaleAndShift after =
            affine != nullptr ? scaleAndShift(*affine, m_values)
                              : scaleAndShift(dynamic_cast<const BatchNorm<float>&>(*next), m_values);
        appendFolded(weights, static_cast<std::size_t>(rows), bias, after, m_folded.parameters);
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
        m_folded.layers.push_back(std::make_shared<Residual<float>>(
            std::move(body.layers), std::move(shortcut.layers), residual.joinedBy()));
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
