// The matrix product at the shapes that networks give it; `reference` unless another is named.
#include "tests/bench/benchmarks.h"

namespace digitpad::bench {

namespace {

struct Product {
    const char* name;
    int rows;
    int columns;
    int depth;
};

// Convolutions multiply at each of 36 or 16 positions: a block of tiles by the weights.
constexpr Product kProducts[] = {
    {"peak_shape_48x64x64", 48, 64, 64},           {"winograd_32_to_64", 96, 64, 32},
    {"winograd_16_to_32_of_fast", 96, 32, 16},     {"winograd_96_to_96_of_default", 36, 96, 96},
    {"dense_9216_to_128_batch_32", 32, 128, 9216}, {"dense_9216_to_128_one_image", 1, 128, 9216},
    {"dense_128_to_10_batch_32", 32, 10, 128},
};

/// A's gradient of weights is transposed: its rows are contiguous in memory the other way round.
constexpr Product kTransposed[] = {
    {"winograd_weight_gradient_32_to_64", 32, 64, 96},
    {"dense_weight_gradient_9216_to_128", 9216, 128, 32},
};

struct Operands {
    std::vector<float> a;
    std::vector<float> b;
    std::vector<float> c;
};

Step multiply(const Kernels<float>& kernels, const Product& p, bool transposed) {
    auto operands = std::make_shared<Operands>(Operands{normalValues(std::ptrdiff_t{p.rows} * p.depth),
                                                        normalValues(std::ptrdiff_t{p.depth} * p.columns),
                                                        normalValues(std::ptrdiff_t{p.rows} * p.columns)});
    const Gemm<float> gemm{.rows = p.rows,
                           .columns = p.columns,
                           .depth = p.depth,
                           .a = operands->a.data(),
                           .aRow = transposed ? 1 : p.depth,
                           .aDepth = transposed ? p.rows : 1,
                           .b = operands->b.data(),
                           .bRow = p.columns,
                           .c = operands->c.data(),
                           .cRow = p.columns};
    return [=, &kernels, kept = operands] { kernels.gemm(gemm); };
}

void addProduct(const Product& p, bool transposed) {
    const Work work{.flops = std::int64_t{2} * p.rows * p.columns * p.depth};
    addPerLevel(std::string("gemm/") + p.name, work,
                [=](const Kernels<float>& kernels) { return multiply(kernels, p, transposed); });
}

} // namespace

void registerBenchmarks() {
    for (const Product& product : kProducts) addProduct(product, false);
    for (const Product& product : kTransposed) addProduct(product, true);
}

} // namespace digitpad::bench
