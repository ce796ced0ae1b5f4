// The named networks made ready for inference, against the networks as they were trained.
#include "core/nn/inference_network.h"

#include <gtest/gtest.h>

#include "tests/core/model/models.h"

namespace digitpad::test {
namespace {

/// Batch-norm state and parameters that are far from their first values, in every layer and branch.
Network trainedLike(const std::string& architecture) {
    Network network = makeNetwork(architecture, 1);
    randomise(network);
    Random random(4);
    for (float& value : network.state()) value *= static_cast<float>(random.uniform(0.8, 1.25));
    return network;
}

class NamedNetwork : public testing::TestWithParam<std::string> {};

TEST_P(NamedNetwork, InfersTheSameWhenMadeReady) {
    const Network network = trainedLike(GetParam());
    const InferenceNetwork inference(network);
    EXPECT_EQ(inference.inputShape(), network.inputShape());
    EXPECT_EQ(inference.classCount(), network.classCount());
    Workspace ofNetwork;
    Workspace ofInference;
    for (const int count : {7, 1}) {
        const Tensor<float> images = randomImages(count);
        const Tensor<float>& expected = network.infer(images, ofNetwork);
        const Tensor<float>& logits = inference.infer(images, ofInference);
        float largest = 0;
        for (std::size_t i = 0; i < expected.size(); ++i)
            largest = std::max(largest, std::abs(expected.data()[i]));
        // Folding rounds every weight once more, and up to 13 layers pass on what that changes: a few hundred
        // roundings of 6e-8.
        for (std::size_t i = 0; i < expected.size(); ++i)
            EXPECT_NEAR(logits.data()[i], expected.data()[i], 2e-5F * largest) << count << ' ' << i;
    }
}

INSTANTIATE_TEST_SUITE_P(All, NamedNetwork, testing::ValuesIn(architectureNames()));

} // namespace
} // namespace digitpad::test
