// One step of each optimiser over the 1.2 million parameters of `reference`, on one thread.
#include "core/nn/optimiser.h"

#include "tests/bench/benchmarks.h"

namespace digitpad::bench {

namespace {

constexpr std::size_t kParameters = 1'199'882;

struct Arrays {
    std::vector<float> parameters = normalValues(kParameters);
    std::vector<float> gradients = normalValues(kParameters);
    std::vector<float> decayMask = std::vector<float>(kParameters, 1.0F);
};

using Make = std::function<std::unique_ptr<Optimiser>()>;

/// @param arrays of parameters that a step reads or writes, its own state included
void addOptimiser(const std::string& name, double weightDecay, int arrays, const Make& make) {
    add("optimiser/" + name, {.bytes = bytesOf(std::ptrdiff_t{arrays} * kParameters)}, [=] {
        return [=, arrays = std::make_shared<Arrays>(), optimiser = std::shared_ptr<Optimiser>(make())] {
            optimiser->beginStep({.learningRate = 1e-3, .weightDecay = weightDecay});
            optimiser->update(arrays->parameters, arrays->gradients, arrays->decayMask, 0, kParameters);
        };
    });
}

} // namespace

void registerBenchmarks() {
    addOptimiser("adam", 0, 7, [] { return makeAdam(kParameters); });
    addOptimiser("adamw", 0.01, 8, [] { return makeAdamW(kParameters); });
    addOptimiser("sgd", 0.01, 6, [] { return makeSgd(kParameters, 0.9); });
}

} // namespace digitpad::bench
