#include "core/training/detector_data.h"

#include <span>

#include "core/error.h"
#include "core/synthesis/stroke_samples.h"

namespace digitpad {
namespace {

void add(const TrainingSource& source, std::span<const std::size_t> indices, WritingSources& writing) {
    const auto* strokes = dynamic_cast<const StrokeSamples*>(source.shown.get());
    for (const std::size_t index : indices) {
        const int label = source.images->label(index);
        if (strokes == nullptr) {
            if (label != kNotADigit) writing.digitImages.push_back({source.images->image(index), label});
            continue;
        }
        auto& drawings = label == kNotADigit ? writing.otherDrawings : writing.digitDrawings;
        const SampleOrigin origin = source.images->origin(index);
        drawings.push_back({label == kNotADigit ? std::string() : std::to_string(label),
                            source.images->name(), origin.writer, strokes->drawing(index)});
    }
}

} // namespace

DetectorData detectorData(const std::vector<TrainingSource>& sources) {
    WritingSources training;
    WritingSources validation;
    DetectorData data;
    for (const TrainingSource& source : sources) {
        add(source, source.split.training, training);
        add(source, source.split.validation, validation);
        data.name += (data.name.empty() ? "" : " + ") + source.images->name();
    }
    data.training = std::make_shared<const PaperSynthesis>(training);
    if (!data.training->canWrite()) throw Error(data.name, "holds no digits to train on");
    data.validation = std::make_shared<const PaperSynthesis>(validation);
    if (!data.validation->canWrite()) data.validation = nullptr;
    return data;
}

} // namespace digitpad
