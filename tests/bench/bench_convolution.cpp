// Whole convolutions with what follows them, forward and backward, at the kernel level in use.
#include "core/nn/layers/convolution.h"

#include "tests/bench/benchmarks.h"

namespace digitpad::bench {

namespace {

constexpr int kBatch = 32; ///< a shard of a mini-batch

struct Case {
    std::string name;
    Shape input;
    ConvolutionOptions options;
    After after;
};

std::vector<Case> cases() {
    return {
        {"first_3x3_1_to_32", {28, 28, 1}, {.outputChannels = 32}, After::Relu},
        {"first_5x5_1_to_16_same",
         {28, 28, 1},
         {.outputChannels = 16, .kernelHeight = 5, .kernelWidth = 5, .padding = Padding::same(5)},
         After::ReluPool},
        {"winograd_32_to_64_of_reference",
         {26, 26, 32},
         {.inputChannels = 32, .outputChannels = 64},
         After::ReluPool},
        {"winograd_16_to_32_of_fast",
         {14, 14, 16},
         {.inputChannels = 16, .outputChannels = 32},
         After::Nothing},
        {"winograd_64_to_64_same",
         {12, 12, 64},
         {.inputChannels = 64, .outputChannels = 64, .padding = Padding::same(3)},
         After::Nothing},
        {"stride_2_32_to_64",
         {14, 14, 32},
         {.inputChannels = 32, .outputChannels = 64, .stride = 2, .padding = Padding::same(3)},
         After::Nothing},
    };
}

/// A layer with all that its passes take.
struct Pass {
    explicit Pass(const Case& c)
        : layer(c.options, c.after),
          x(normalTensor(kBatch, c.input)),
          dy(normalTensor(kBatch, layer.outputShape(c.input))),
          parameters(normalValues(static_cast<std::ptrdiff_t>(layer.parameterCount()))),
          gradients(layer.parameterCount()) {
        forward();
    }

    void forward() { layer.forward({parameters.data(), nullptr}, {}, x, y, memory); }
    void backward(Tensor<float>* inputGradient) {
        layer.backward({parameters.data(), nullptr}, x, y, dy, inputGradient, gradients.data(), memory);
    }

    Convolution<float> layer;
    Tensor<float> x;
    Tensor<float> y;
    Tensor<float> dy;
    Tensor<float> dx;
    std::vector<float> parameters;
    std::vector<float> gradients;
    LayerMemory<float> memory;
};

void addCase(const Case& c) {
    const std::int64_t flops =
        2 * kBatch * Convolution<float>(c.options, c.after).multiplyAdds(c.input); // direct, as defined
    const bool first = c.input.channels == 1; // nobody needs the gradient of an image
    addAtLevelInUse("convolution/" + c.name + "/forward", {.flops = flops},
                    [=] { return [pass = std::make_shared<Pass>(c)] { pass->forward(); }; });
    addAtLevelInUse("convolution/" + c.name + "/backward", {.flops = first ? flops : 2 * flops}, [=] {
        return [pass = std::make_shared<Pass>(c), first] { pass->backward(first ? nullptr : &pass->dx); };
    });
}

} // namespace

void registerBenchmarks() {
    for (const Case& c : cases()) addCase(c);
}

} // namespace digitpad::bench
