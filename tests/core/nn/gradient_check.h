// Compares a layer's backward() with central differences, in float64.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/nn/layer.h"

namespace digitpad {

inline void fillNormal(std::span<double> values, Random& random) {
    for (double& value : values) value = random.normal();
}

/// One layer with parameters, state, an input and weights r for the loss sum(r * y).
class GradientCheck {
public:
    GradientCheck(const Layer<double>& layer, int count, Shape input, std::uint64_t seed = 1)
        : m_layer(layer),
          m_x(count, input),
          m_parameters(layer.parameterCount()),
          m_state(layer.stateCount()),
          m_batchState(layer.stateCount()) {
        Random random(seed);
        layer.initialise(m_parameters.data(), m_state.data(), random);
        for (double& value : m_parameters)
            value += 0.3 * random.normal(); // biases and gammas away from 0 and 1
        fillNormal({m_x.data(), m_x.size()}, random);
        m_outputWeights.resize(static_cast<std::size_t>(count * layer.outputShape(input).size()));
        fillNormal(m_outputWeights, random);
    }

    Tensor<double>& input() { return m_x; }

    /// Every parameter's and every input's gradient.
    void run() {
        loss();
        Tensor<double> dy(m_y.count(), m_y.shape());
        std::ranges::copy(m_outputWeights, dy.data());
        Tensor<double> dx;
        std::vector<double> gradients(m_parameters.size(), 0.0);
        m_layer.backward({m_parameters.data(), m_state.data()}, m_x, m_y, dy, &dx, gradients.data(),
                         m_memory);
        ASSERT_EQ(dx.shape(), m_x.shape());
        ASSERT_EQ(dx.count(), m_x.count());
        for (std::size_t i = 0; i < gradients.size(); ++i)
            compare("parameter", i, gradients[i], m_parameters[i]);
        for (std::size_t i = 0; i < dx.size(); ++i) compare("input", i, dx.data()[i], m_x.data()[i]);
    }

private:
    double loss() {
        m_layer.forward({m_parameters.data(), m_state.data()}, {kSeed, m_batchState.data()}, m_x, m_y,
                        m_memory);
        double sum = 0;
        for (std::size_t i = 0; i < m_y.size(); ++i) sum += m_y.data()[i] * m_outputWeights[i];
        return sum;
    }

    void compare(const char* what, std::size_t index, double analytic, double& value) {
        // The error of a central difference is about step^2 for truncation and 1e-16 / step for rounding,
        // least near 1e-5.
        constexpr double kStep = 1e-5;
        const double original = value;
        value = original + kStep;
        const double above = loss();
        value = original - kStep;
        const double below = loss();
        value = original;
        const double numeric = (above - below) / (2 * kStep);
        const double size = std::max({1.0, std::abs(numeric), std::abs(analytic)});
        EXPECT_LT(std::abs(numeric - analytic) / size, 1e-4) << what << ' ' << index;
    }

    static constexpr std::uint64_t kSeed = 5;

    const Layer<double>& m_layer;
    Tensor<double> m_x;
    Tensor<double> m_y;
    std::vector<double> m_parameters;
    std::vector<double> m_state;
    std::vector<double> m_batchState;
    std::vector<double> m_outputWeights;
    LayerMemory<double> m_memory;
};

inline void checkGradients(const Layer<double>& layer, int count, Shape input) {
    GradientCheck(layer, count, input).run();
}

} // namespace digitpad
