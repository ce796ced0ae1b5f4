// Models and images with random values, for tests that ask only what is computed, not how well.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/model/architectures.h"
#include "core/model/model.h"
#include "core/random.h"

namespace digitpad::test {

inline Tensor<float> randomImages(int count) {
    Tensor<float> images(count, {kImageSide, kImageSide, 1});
    Random random(3);
    for (std::size_t i = 0; i < images.size(); ++i) images.data()[i] = static_cast<float>(random.uniform());
    return images;
}

/// No weight at its first value, and batch norm's state as a training leaves it, so that no ReLU hides the
/// layers before it.
inline void randomise(Network& network) {
    Random random(2);
    for (float& value : network.parameters()) value += 0.05F * static_cast<float>(random.normal());
    std::vector<float> statistics(network.state().size());
    Workspace workspace;
    network.forward(randomImages(16), {1, statistics.data()}, workspace);
    std::ranges::copy(statistics, network.state().begin());
}

inline Model modelOf(Network network) {
    return {std::make_shared<const Network>(std::move(network)), {}};
}

inline Model randomModel(const std::string& architecture, int classes = 10) {
    Network network = makeNetwork(architecture, 1, classes);
    randomise(network);
    Model model = modelOf(std::move(network));
    if (classes == kDigits + 1) model.info.classes.push_back("not a digit");
    return model;
}

inline Model modelOf(LayerList<float> layers) {
    Network network({kImageSide, kImageSide, 1}, std::move(layers), 1);
    randomise(network);
    return modelOf(std::move(network));
}

inline std::vector<float> logitsOf(const Model& model, const Tensor<float>& images) {
    Workspace workspace;
    const Tensor<float>& logits = model.network->infer(images, workspace);
    return {logits.data(), logits.data() + logits.size()};
}

} // namespace digitpad::test
