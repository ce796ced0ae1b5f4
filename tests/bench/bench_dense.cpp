// The large dense layer of `reference`, forward and backward, at the kernel level in use.
#include "core/nn/layers/dense.h"

#include "tests/bench/benchmarks.h"

namespace digitpad::bench {

namespace {

constexpr int kInputs = 9216;
constexpr int kOutputs = 128;

/// A layer with all that its passes take.
struct Pass {
    explicit Pass(int batch)
        : x(normalTensor(batch, {1, 1, kInputs})),
          dy(normalTensor(batch, {1, 1, kOutputs})),
          parameters(normalValues(static_cast<std::ptrdiff_t>(layer.parameterCount()))),
          gradients(layer.parameterCount()) {
        forward();
    }

    void forward() { layer.infer({parameters.data(), nullptr}, x, y, memory); }
    void backward() { layer.backward({parameters.data(), nullptr}, x, y, dy, &dx, gradients.data(), memory); }

    Dense<float> layer{kInputs, kOutputs, true, true};
    Tensor<float> x;
    Tensor<float> y;
    Tensor<float> dy;
    Tensor<float> dx;
    std::vector<float> parameters;
    std::vector<float> gradients;
    LayerMemory<float> memory;
};

void addBatch(int batch) {
    const std::string name = "dense_9216_to_128/batch_" + std::to_string(batch);
    const std::int64_t flops = std::int64_t{2} * batch * kInputs * kOutputs;
    addAtLevelInUse(name + "/forward", {.flops = flops, .bytes = bytesOf(kInputs * kOutputs)},
                    [=] { return [pass = std::make_shared<Pass>(batch)] { pass->forward(); }; });
    addAtLevelInUse(name + "/backward", {.flops = 2 * flops},
                    [=] { return [pass = std::make_shared<Pass>(batch)] { pass->backward(); }; });
}

} // namespace

void registerBenchmarks() {
    for (const int batch : {1, 32, 64}) addBatch(batch);
}

} // namespace digitpad::bench
