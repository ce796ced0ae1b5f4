#include "core/nn/optimiser.h"

#include <cassert>
#include <cmath>

namespace digitpad {
namespace {

class Sgd final : public Optimiser {
public:
    Sgd(std::size_t parameters, double momentum)
        : m_velocity(parameters), m_momentum(static_cast<float>(momentum)) {}

    void update(std::span<float> parameters, std::span<const float> gradients,
                std::span<const float> decayMask, std::size_t begin, std::size_t end) override {
        const auto rate = static_cast<float>(settings().learningRate);
        const auto decay = static_cast<float>(settings().weightDecay);
        for (std::size_t i = begin; i < end; ++i) {
            const float gradient = gradients[i] + decay * decayMask[i] * parameters[i];
            m_velocity[i] = m_momentum * m_velocity[i] + gradient;
            parameters[i] -= rate * (gradient + m_momentum * m_velocity[i]);
        }
    }

    std::vector<float> moments() const override { return m_velocity; }
    void restore(std::span<const float> moments, std::uint64_t /*steps*/) override {
        assert(moments.size() == m_velocity.size());
        m_velocity.assign(moments.begin(), moments.end());
    }

private:
    std::vector<float> m_velocity;
    float m_momentum;
};

enum class Decay { Coupled, Decoupled };

class Adam final : public Optimiser {
public:
    Adam(std::size_t parameters, Decay decay) : m_mean(parameters), m_square(parameters), m_decay(decay) {}

    void beginStep(const StepSettings& settings) override {
        Optimiser::beginStep(settings);
        ++m_step;
        // The bias corrections of both moments are folded into one rate and one epsilon.
        const double meanCorrection = 1 - std::pow(kBeta1, m_step);
        const double squareCorrection = std::sqrt(1 - std::pow(kBeta2, m_step));
        m_rate = static_cast<float>(settings.learningRate * squareCorrection / meanCorrection);
        m_epsilon = static_cast<float>(kEpsilon * squareCorrection);
    }

    void update(std::span<float> parameters, std::span<const float> gradients,
                std::span<const float> decayMask, std::size_t begin, std::size_t end) override {
        const auto decay = static_cast<float>(settings().weightDecay);
        const float coupled = m_decay == Decay::Coupled ? decay : 0;
        const float shrink =
            m_decay == Decay::Decoupled ? decay * static_cast<float>(settings().learningRate) : 0;
        // The arrays do not overlap; told so, the compiler makes vectors of the loops.
        float* __restrict values = parameters.data();
        const float* __restrict mask = decayMask.data();
        const float* __restrict slopes = gradients.data();
        float* __restrict means = m_mean.data();
        float* __restrict squares = m_square.data();
        const float rate = m_rate;
        const float epsilon = m_epsilon;
        const auto step = [=](std::size_t i, float gradient) {
            means[i] = kBeta1 * means[i] + (1 - kBeta1) * gradient;
            squares[i] = kBeta2 * squares[i] + (1 - kBeta2) * gradient * gradient;
            return rate * means[i] / (std::sqrt(squares[i]) + epsilon);
        };
        if (decay == 0) {
            for (std::size_t i = begin; i < end; ++i) values[i] -= step(i, slopes[i]);
            return;
        }
        for (std::size_t i = begin; i < end; ++i) {
            const float decayed = mask[i] * values[i];
            values[i] -= shrink * decayed + step(i, slopes[i] + coupled * decayed);
        }
    }

    std::vector<float> moments() const override {
        std::vector<float> both = m_mean;
        both.insert(both.end(), m_square.begin(), m_square.end());
        return both;
    }
    void restore(std::span<const float> moments, std::uint64_t steps) override {
        assert(moments.size() == m_mean.size() + m_square.size());
        const auto squares = moments.begin() + static_cast<std::ptrdiff_t>(m_mean.size());
        m_mean.assign(moments.begin(), squares);
        m_square.assign(squares, moments.end());
        m_step = static_cast<int>(steps);
    }

private:
    static constexpr float kBeta1 = 0.9F;
    static constexpr float kBeta2 = 0.999F;
    static constexpr double kEpsilon = 1e-8;

    std::vector<float> m_mean;
    std::vector<float> m_square;
    Decay m_decay;
    int m_step = 0;
    float m_rate = 0; ///< of the step at hand
    float m_epsilon = 0;
};

} // namespace

std::unique_ptr<Optimiser> makeSgd(std::size_t parameters, double momentum) {
    return std::make_unique<Sgd>(parameters, momentum);
}

std::unique_ptr<Optimiser> makeAdam(std::size_t parameters) {
    return std::make_unique<Adam>(parameters, Decay::Coupled);
}

std::unique_ptr<Optimiser> makeAdamW(std::size_t parameters) {
    return std::make_unique<Adam>(parameters, Decay::Decoupled);
}

} // namespace digitpad
