// ReLU and pooling as a pass of their own, on what the second convolution of `reference` gives for 8 images.
#include "tests/bench/benchmarks.h"

namespace digitpad::bench {

namespace {

constexpr int kImages = 8;
constexpr int kSide = 24;
constexpr int kChannels = 64;
constexpr std::ptrdiff_t kValues = std::ptrdiff_t{kImages} * kSide * kSide * kChannels;

struct Memory {
    std::vector<float> full = normalValues(kValues);
    std::vector<float> pooled = normalValues(kValues / 4);
    std::vector<float> result = std::vector<float>(kValues);
    std::vector<std::uint8_t> winners = std::vector<std::uint8_t>(kValues / 4);
};

using Pass = std::function<void(const Kernels<float>&, Memory&)>;

void addPass(const std::string& name, std::ptrdiff_t values, const Pass& pass) {
    addPerLevel("activation/" + name, {.bytes = bytesOf(values)}, [=](const Kernels<float>& kernels) {
        return [=, &kernels, memory = std::make_shared<Memory>()] { pass(kernels, *memory); };
    });
}

void addForward(const std::string& name, After after, std::ptrdiff_t values) {
    addPass(name, values, [=](const Kernels<float>& kernels, Memory& m) {
        kernels.activate({.after = after,
                          .count = kImages,
                          .height = kSide,
                          .width = kSide,
                          .channels = kChannels,
                          .x = m.full.data(),
                          .y = m.result.data(),
                          .winners = after == After::ReluPool ? m.winners.data() : nullptr});
    });
}

void addBackward(const std::string& name, After after, std::ptrdiff_t values) {
    addPass(name, values, [=](const Kernels<float>& kernels, Memory& m) {
        const bool pools = after == After::ReluPool;
        kernels.activationGradient({.after = after,
                                    .count = kImages,
                                    .height = kSide,
                                    .width = kSide,
                                    .channels = kChannels,
                                    .dy = pools ? m.pooled.data() : m.full.data(),
                                    .y = pools ? nullptr : m.full.data(),
                                    .winners = pools ? m.winners.data() : nullptr,
                                    .dx = m.result.data()});
    });
}

} // namespace

void registerBenchmarks() {
    addForward("relu", After::Relu, 2 * kValues);
    addForward("relu_pool", After::ReluPool, kValues + kValues / 4);
    addBackward("relu_gradient", After::Relu, 3 * kValues);
    addBackward("relu_pool_gradient", After::ReluPool, kValues + kValues / 4);
}

} // namespace digitpad::bench
