#include "core/training/training_data.h"

#include <algorithm>
#include <iterator>

#include "core/error.h"

namespace digitpad {

namespace {

std::string joinedName(const std::vector<TrainingSource>& sources) {
    std::string name;
    for (const TrainingSource& source : sources) name += (name.empty() ? "" : ", ") + source.images->name();
    return name;
}

/// The held-out samples of all sources; null where there are none.
std::shared_ptr<const Dataset> joinValidation(const std::vector<TrainingSource>& sources,
                                              const std::string& name) {
    std::vector<std::uint8_t> pixels;
    std::vector<int> labels;
    std::vector<SampleOrigin> origins;
    for (const TrainingSource& source : sources) {
        for (const std::size_t index : source.split.validation) {
            const auto image = source.images->pixels(index);
            pixels.insert(pixels.end(), image.begin(), image.end());
            labels.push_back(source.images->label(index));
            origins.push_back(source.images->origin(index));
        }
    }
    if (labels.empty()) return nullptr;
    return std::make_shared<const Dataset>(name, std::move(pixels), std::move(labels), std::move(origins));
}

bool hasDigit(const SampleSource& samples) {
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (samples.label(i) < kDigits) return true;
    return false;
}

} // namespace

TrainingData joinSources(const std::vector<TrainingSource>& sources, std::vector<MixedSamples::Part> made) {
    TrainingData data;
    data.name = joinedName(sources);
    std::vector<MixedSamples::Part> parts;
    parts.reserve(sources.size() + made.size());
    for (const TrainingSource& source : sources) {
        parts.push_back({source.shown, source.split.training, source.weight});
        data.leftOut += source.leftOut;
        std::ranges::copy(source.images->notes(), std::back_inserter(data.notes));
    }
    std::ranges::move(made, std::back_inserter(parts));
    data.training = std::make_shared<const MixedSamples>(data.name, std::move(parts));
    data.validation = joinValidation(sources, data.name);
    if (data.training->size() + (data.validation ? data.validation->size() : 0) < 2)
        throw Error(data.name, "has fewer than two images", "Choose a larger dataset");
    if (!hasDigit(*data.training))
        throw Error(data.name, "has no digit in it", "Training needs images labelled 0 to 9");
    return data;
}

TrainingData splitForTraining(std::shared_ptr<const Dataset> data, double fraction, std::uint64_t seed) {
    Split split = splitDataset(*data, fraction, seed);
    return joinSources({{data, data, std::move(split), 1}});
}

} // namespace digitpad
