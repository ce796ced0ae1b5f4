// Models and images with random values, for tests that ask only what is computed, not how well.
#pragma once

#include <string>
#include <vector>

#include "core/model/architectures.h"
#include "core/model/model.h"
#include "core/random.h"

namespace digitpad::test {

/// Values as batch norm has them after training: means around 0, variances around 1.
inline void randomiseState(Network& network, std::uint64_t seed) {
    Random random(seed);
    for (float& value : network.state()) value = 0.5F + static_cast<float>(random.uniform());
    for (float& value : network.parameters()) value += 0.05F * static_cast<float>(random.normal());
}

inline Model modelOf(Network network) {
    return {std::make_shared<const Network>(std::move(network)), {}};
}

inline Model randomModel(const std::string& architecture, int classes = 10) {
    Network network = makeNetwork(architecture, 1, classes);
    randomiseState(network, 2);
    Model model = modelOf(std::move(network));
    if (classes == kDigits + 1) model.info.classes.push_back("not a digit");
    return model;
}

inline Model modelOf(LayerList<float> layers) {
    Network network({kImageSide, kImageSide, 1}, std::move(layers), 1);
    randomiseState(network, 2);
    return modelOf(std::move(network));
}

inline Tensor<float> randomImages(int count) {
    Tensor<float> images(count, {kImageSide, kImageSide, 1});
    Random random(3);
    for (std::size_t i = 0; i < images.size(); ++i) images.data()[i] = static_cast<float>(random.uniform());
    return images;
}

inline std::vector<float> logitsOf(const Model& model, const Tensor<float>& images) {
    Workspace workspace;
    const Tensor<float>& logits = model.network->infer(images, workspace);
    return {logits.data(), logits.data() + logits.size()};
}

} // namespace digitpad::test
