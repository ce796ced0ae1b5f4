// Real digits and a model that needs no training, small enough for tests and wrong often enough to have
// errors to show.
#pragma once

#include <memory>
#include <numeric>
#include <vector>

#include "core/data/readers.h"
#include "core/nn/layers/dense.h"
#include "ui/evaluate/evaluation_result.h"

namespace digitpad {

inline constexpr int kSampleImages = 400;

/// The first images of MNIST's test set.
inline Dataset sampleDataset(int images = kSampleImages) {
    const Dataset all =
        readIdx(std::filesystem::path(DIGITPAD_SOURCE_DIR) / "resources" / "mnist", DatasetPart::Test);
    std::vector<std::size_t> first(static_cast<std::size_t>(images));
    std::iota(first.begin(), first.end(), std::size_t{0});
    return all.subset(first, "sample");
}

/// Answers the digit whose mean image is nearest: of squared distances, what differs between digits is
/// linear.
inline Model nearestMeanModel(const std::string& name = "Nearest mean") {
    const Dataset data = sampleDataset();
    Network network({kImageSide, kImageSide, 1}, {std::make_shared<Dense<float>>(kImagePixels, kDigits)}, 1);
    const auto weights = network.parameters();
    std::ranges::fill(weights, 0.0F);
    std::vector<int> counts(kDigits);
    for (const int label : data.labels()) ++counts[static_cast<std::size_t>(label)];
    for (std::size_t i = 0; i < data.size(); ++i) {
        const auto label = static_cast<std::size_t>(data.label(i));
        for (std::size_t p = 0; p < kImagePixels; ++p)
            weights[p * kDigits + label] +=
                static_cast<float>(data.pixels(i)[p]) / 255 / static_cast<float>(counts[label]);
    }
    for (std::size_t p = 0; p < kImagePixels; ++p)
        for (std::size_t digit = 0; digit < kDigits; ++digit) {
            const float mean = weights[p * kDigits + digit];
            weights[std::size_t{kImagePixels} * kDigits + digit] -= mean * mean / 2;
        }
    Model model{std::make_shared<const Network>(std::move(network)), {}};
    model.info.name = name;
    return model;
}

inline EvaluationResultPointer sampleResult() {
    auto result = std::make_shared<EvaluationResult>();
    result->classifier = std::make_shared<const Classifier>(nearestMeanModel());
    result->evaluation = evaluate(*result->classifier, std::make_shared<const Dataset>(sampleDataset()));
    result->samples = kSampleImages;
    result->datasetTitle = "MNIST sample";
    return result;
}

} // namespace digitpad
