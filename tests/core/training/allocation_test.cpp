// Inference and training steps allocate nothing once they have run.  A program of its own, since it replaces
// malloc, as no sanitizer lets it: operator new, Eigen and the libraries all come through here.
#include <gtest/gtest.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <numeric>

#include "core/model/architectures.h"
#include "core/model/classifier.h"
#include "core/training/trainer.h"
#include "tests/core/model/models.h"
#include "tests/core/training/small_training.h"

// glibc's own, under the names it keeps for programs that do this.
extern "C" {
void* __libc_malloc(std::size_t size);                          // NOLINT
void* __libc_calloc(std::size_t count, std::size_t size);       // NOLINT
void* __libc_realloc(void* memory, std::size_t size);           // NOLINT
void* __libc_memalign(std::size_t alignment, std::size_t size); // NOLINT
}

namespace {
std::atomic<long> allocations = 0; // of all threads; malloc has nowhere else to count
}

extern "C" {
void* malloc(std::size_t size) noexcept {
    ++allocations;
    return __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) noexcept {
    ++allocations;
    return __libc_calloc(count, size);
}
void* realloc(void* memory, std::size_t size) noexcept {
    ++allocations;
    return __libc_realloc(memory, size);
}
void* memalign(std::size_t alignment, std::size_t size) noexcept {
    ++allocations;
    return __libc_memalign(alignment, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
    return memalign(alignment, size);
}
int posix_memalign(void** memory, std::size_t alignment, std::size_t size) noexcept {
    *memory = memalign(alignment, size);
    return *memory == nullptr ? ENOMEM : 0;
}
}

namespace digitpad::test {
namespace {

template <typename Work>
long allocationsOf(Work work) {
    const long before = allocations;
    work();
    return allocations - before;
}

TEST(Allocations, AreCounted) {
    AlignedBuffer<float> buffer;
    EXPECT_EQ(allocationsOf([&] { buffer.resize(10); }), 1);
    std::vector<int> values;
    EXPECT_EQ(allocationsOf([&] { values.resize(10); }), 1);
    EXPECT_EQ(allocationsOf([&] { buffer.resize(5); }), 0);
}

class SteadyInference : public testing::TestWithParam<const char*> {};

TEST_P(SteadyInference, AllocatesNothing) {
    const InferenceNetwork network(makeNetwork(GetParam(), 1));
    const Tensor<float> many = randomImages(9);
    const Tensor<float> one = randomImages(1);
    Workspace workspace;
    network.infer(many, workspace);
    EXPECT_EQ(allocationsOf([&] { network.infer(many, workspace); }), 0);
    EXPECT_EQ(allocationsOf([&] { network.infer(one, workspace); }), 0);
}

TEST_P(SteadyInference, ClassifiesWithoutAllocating) {
    const Classifier classifier(randomModel(GetParam()));
    const auto data = someMnist(5);
    std::vector<DigitImage> images;
    for (std::size_t i = 0; i < 5; ++i) images.push_back(data->image(i));
    std::vector<Prediction> predictions(5);
    Workspace workspace;
    classifier.classify(images, predictions, workspace);
    EXPECT_EQ(allocationsOf([&] { classifier.classify(images, predictions, workspace); }), 0);
    EXPECT_EQ(allocationsOf([&] { classifier.classify(images.front(), workspace); }), 0);
}

class SteadyTraining : public testing::TestWithParam<const char*> {};

TEST_P(SteadyTraining, AllocatesNothing) {
    const auto data = someMnist(100);
    std::vector<std::size_t> indices(100);
    std::iota(indices.begin(), indices.end(), std::size_t{0});
    for (const int threads : {1, 2}) {
        TrainingOptions options = presetOptions(GetParam());
        options.threads = threads;
        Trainer trainer(makeNetwork(GetParam(), 1), options);
        const StepPlan plan{1e-3, 0.05, augmentationNamed("moderate")};
        const std::span<const std::size_t> all(indices);
        trainer.step(*data, all, plan);
        EXPECT_EQ(allocationsOf([&] { trainer.step(*data, all, plan); }), 0) << threads << " threads";
        EXPECT_EQ(allocationsOf([&] { trainer.step(*data, all.first(37), plan); }), 0)
            << "a last, smaller batch";
    }
}

INSTANTIATE_TEST_SUITE_P(Networks, SteadyTraining,
                         testing::Values("reference", "lenet5", "fast", "default", "wide", "vgg", "resnet"));
INSTANTIATE_TEST_SUITE_P(Networks, SteadyInference,
                         testing::Values("reference", "lenet5", "fast", "default", "wide", "vgg", "resnet"));

} // namespace
} // namespace digitpad::test
