#include "core/training/trainer.h"

#include <gmock/gmock.h>

#include <numeric>

#include "core/model/architectures.h"
#include "tests/core/training/small_training.h"

namespace digitpad {
namespace {

std::vector<std::size_t> firstIndices(std::size_t count) {
    std::vector<std::size_t> indices(count);
    std::iota(indices.begin(), indices.end(), std::size_t{0});
    return indices;
}

/// The parameters and batch-norm state after some steps on batches of `batchSize`.
std::vector<float> trained(const std::string& architecture, int threads, std::size_t batchSize, int steps) {
    const auto data = someMnist(300);
    TrainingOptions options = presetOptions(architecture);
    options.threads = threads;
    Trainer trainer(makeNetwork(architecture, 1), options);
    for (int i = 0; i < steps; ++i)
        trainer.step(*data, firstIndices(batchSize), {1e-3, 0.05, augmentationNamed("light")});
    const auto parameters = trainer.network().parameters();
    const auto state = trainer.network().state();
    std::vector<float> all(parameters.begin(), parameters.end());
    all.insert(all.end(), state.begin(), state.end());
    return all;
}

TEST(Trainer, LearnsABatchByHeart) {
    const auto data = someMnist(40);
    const auto indices = firstIndices(40);
    Trainer trainer(makeNetwork("lenet5", 1), quickOptions());
    const double before = trainer.step(*data, indices, {1e-3, 0, {}}).loss;
    LossSum last;
    for (int i = 0; i < 60; ++i) last = trainer.step(*data, indices, {2e-3, 0, {}});
    EXPECT_LT(last.loss, before / 10);
    EXPECT_EQ(last.correct, 40);
}

TEST(Trainer, TheSameSeedAndThreadsGiveTheSameBits) {
    EXPECT_EQ(trained("fast", 2, 100, 3), trained("fast", 2, 100, 3));
    EXPECT_EQ(trained("lenet5", 3, 70, 3), trained("lenet5", 3, 70, 3));
}

TEST(Trainer, MoreThreadsChangeRoundingOnly) {
    const auto one = trained("lenet5", 1, 128, 1);
    const auto three = trained("lenet5", 3, 128, 1);
    // One Adam step moves a weight by the learning rate times the sign of its gradient: where rounding turns
    // the sign of a gradient near zero the weights differ by up to twice the rate of 1e-3, but almost all
    // agree far better.
    std::size_t apart = 0;
    for (std::size_t i = 0; i < one.size(); ++i) apart += std::abs(one[i] - three[i]) > 1e-6F ? 1 : 0;
    EXPECT_LT(apart, one.size() / 200);
}

TEST(Trainer, MoreThreadsThanShardsWork) {
    EXPECT_EQ(trained("lenet5", 8, 10, 1).size(), trained("lenet5", 1, 10, 1).size());
}

TEST(Trainer, EstimatesTheStateOfTheWeightsItIsGiven) {
    const auto data = someMnist(64);
    Trainer trainer(makeNetwork("fast", 1), quickOptions());
    Network network = trainer.network();
    trainer.estimateState(network, *data, firstIndices(64));
    const auto variances = network.layerState(4).last(32);
    EXPECT_THAT(std::vector<float>(variances.begin(), variances.end()), testing::Each(testing::Gt(0.0F)));
    EXPECT_FALSE(std::ranges::equal(network.state(), trainer.network().state()));
    EXPECT_TRUE(std::ranges::equal(network.parameters(), trainer.network().parameters()));
}

} // namespace
} // namespace digitpad
