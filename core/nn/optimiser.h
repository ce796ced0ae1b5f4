// Gradient descent over a network's flat parameter array, in one fused pass.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace digitpad {

struct StepSettings {
    double learningRate = 0;
    double weightDecay = 0;
};

/// beginStep(), then update() for slices that together cover the array; slices may be updated by different
/// threads.
class Optimiser {
public:
    virtual ~Optimiser() = default;

    virtual void beginStep(const StepSettings& settings) { m_settings = settings; }
    /// Changes parameters [begin, end) by their gradients.  `decayMask` is 1 where weight decay applies.
    virtual void update(std::span<float> parameters, std::span<const float> gradients,
                        std::span<const float> decayMask, std::size_t begin, std::size_t end) = 0;

    /// All that it remembers of earlier steps, for a checkpoint.
    virtual std::vector<float> moments() const = 0;
    /// Goes on after `steps` steps with what moments() gave then; the sizes must be the same.
    virtual void restore(std::span<const float> moments, std::uint64_t steps) = 0;

protected:
    const StepSettings& settings() const { return m_settings; }

private:
    StepSettings m_settings;
};

/// SGD with Nesterov momentum as in Sutskever et al. 2013, in the form g' = g + momentum v; decay is added to
/// the gradient.
std::unique_ptr<Optimiser> makeSgd(std::size_t parameters, double momentum);
/// Adam (Kingma and Ba 2015), beta .9 and .999, epsilon 1e-8; decay is added to the gradient.
std::unique_ptr<Optimiser> makeAdam(std::size_t parameters);
/// AdamW (Loshchilov and Hutter 2019): Adam with decay applied to the weights themselves.
std::unique_ptr<Optimiser> makeAdamW(std::size_t parameters);

} // namespace digitpad
