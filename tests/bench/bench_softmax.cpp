// The loss of a batch and its gradient, and the softmax behind one answer.
#include "core/nn/loss.h"

#include "tests/bench/benchmarks.h"

namespace digitpad::bench {

namespace {

constexpr int kClasses = 10;

struct Batch {
    explicit Batch(int count)
        : logits(normalTensor(count, {1, 1, kClasses})), labels(static_cast<std::size_t>(count), 3) {}

    Tensor<float> logits;
    Tensor<float> gradient;
    std::vector<int> labels;
};

} // namespace

void registerBenchmarks() {
    add("softmax/one_row", {.bytes = bytesOf(2 * kClasses)}, [] {
        return [logits = normalValues(kClasses), probabilities = std::vector<float>(kClasses)]() mutable {
            softmax<float>(logits, probabilities);
        };
    });
    for (const int count : {32, 64}) {
        add("softmax/cross_entropy_batch_" + std::to_string(count), {.bytes = bytesOf(2 * kClasses * count)},
            [=] {
                return [batch = std::make_shared<Batch>(count)] {
                    softmaxCrossEntropy(batch->logits, std::span<const int>(batch->labels), 0.0, 1.0,
                                        batch->gradient);
                };
            });
    }
}

} // namespace digitpad::bench
