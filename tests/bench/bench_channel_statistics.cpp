// Batch norm's sums and gradient over 8 images of 26x26x32.
#include "tests/bench/benchmarks.h"

namespace digitpad::bench {

namespace {

constexpr int kChannels = 32;
constexpr std::ptrdiff_t kPixels = std::ptrdiff_t{8} * 26 * 26;
constexpr std::ptrdiff_t kValues = kPixels * kChannels;

struct Memory {
    std::vector<float> x = normalValues(kValues);
    std::vector<float> dy = normalValues(kValues);
    std::vector<float> dx = std::vector<float>(kValues);
    std::vector<float> sums = std::vector<float>(kChannels);
    std::vector<float> mean = normalValues(kChannels);

    Pixels<float> pixels() const { return {x.data(), kPixels, kChannels}; }
};

using Pass = std::function<void(const Kernels<float>&, Memory&)>;

/// @param arrays of kValues that are read or written
void addPass(const std::string& name, int arrays, const Pass& pass) {
    addPerLevel("channel_statistics/" + name, {.bytes = bytesOf(arrays * kValues)},
                [=](const Kernels<float>& kernels) {
                    return [=, &kernels, memory = std::make_shared<Memory>()] { pass(kernels, *memory); };
                });
}

} // namespace

void registerBenchmarks() {
    addPass("sums", 1, [](const Kernels<float>& kernels, Memory& m) {
        kernels.addChannelSums(m.pixels(), m.sums.data());
    });
    addPass("centred_squares", 1, [](const Kernels<float>& kernels, Memory& m) {
        kernels.addCentredSquares(m.pixels(), m.mean.data(), m.sums.data());
    });
    addPass("centred_products", 2, [](const Kernels<float>& kernels, Memory& m) {
        kernels.addCentredProducts(m.pixels(), m.mean.data(), m.dy.data(), m.sums.data());
    });
    addPass("norm_gradient", 3, [](const Kernels<float>& kernels, Memory& m) {
        kernels.normGradient({.x = m.pixels(),
                              .dy = m.dy.data(),
                              .mean = m.mean.data(),
                              .scale = m.mean.data(),
                              .offset = m.mean.data(),
                              .slope = m.mean.data(),
                              .dx = m.dx.data()});
    });
}

} // namespace digitpad::bench
