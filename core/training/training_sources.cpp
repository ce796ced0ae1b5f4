#include "core/training/training_sources.h"

#include <algorithm>
#include <cmath>

#include "core/data/held_out.h"
#include "core/data/look_alikes.h"
#include "core/error.h"
#include "core/synthesis/negative_samples.h"
#include "core/synthesis/rare_shapes.h"
#include "core/synthesis/stroke_samples.h"
#include "core/synthesis/touching_digits.h"

namespace digitpad {

namespace {

/// The pen strokes that are trained on and whose label and drawing `wanted` takes.
template <typename Wanted>
std::vector<Drawing> drawingsOf(const std::vector<TrainingSource>& sources, Wanted wanted) {
    std::vector<Drawing> drawings;
    for (const TrainingSource& source : sources) {
        const auto* strokes = dynamic_cast<const StrokeSamples*>(source.shown.get());
        if (strokes == nullptr) continue;
        for (const std::size_t index : source.split.training)
            if (wanted(strokes->label(index), strokes->drawing(index)))
                drawings.push_back(strokes->drawing(index));
    }
    return drawings;
}

/// A straight line within 15 degrees of upright.
bool isStem(const Drawing& drawing) {
    if (!isUprightLine(drawing)) return false;
    const auto& points = drawing.strokes.front().points;
    constexpr float kLean = 0.27F; // run over rise
    return std::abs(points.back().x - points.front().x) <
           kLean * std::abs(points.back().y - points.front().y);
}

std::vector<Drawing> digitDrawings(const std::vector<TrainingSource>& sources) {
    return drawingsOf(sources, [](int label, const Drawing&) { return label != kNotADigit; });
}

/// The digits that `source` trains on.
std::vector<std::size_t> digitIndices(const TrainingSource& source) {
    std::vector<std::size_t> indices = source.split.training;
    std::erase_if(indices, [&](std::size_t index) { return source.images->label(index) == kNotADigit; });
    return indices;
}

} // namespace

Splitter splitByFraction(double fraction, std::uint64_t seed) {
    return [=](const Dataset& data) { return splitDataset(data, fraction, seed); };
}

Splitter splitByHeldOutWriters() {
    return [](const Dataset& data) {
        Split split;
        for (std::size_t i = 0; i < data.size(); ++i)
            (isHeldOut(data.origin(i).writer) ? split.validation : split.training).push_back(i);
        return split;
    };
}

TrainingSource openTrainingSource(const std::filesystem::path& path, const SampleRenderers& renderers,
                                  const Splitter& split, double weight, const Opening& opening) {
    if (!holdsPenStrokes(path)) {
        const auto images =
            std::make_shared<const Dataset>(openUpright(path, DatasetPart::Train, renderers, opening));
        return {images, images, split(*images), weight};
    }
    std::vector<LabelledDrawing> drawings = readSingleDigits(path, opening.control);
    const std::size_t leftOut =
        std::erase_if(drawings, [](const LabelledDrawing& drawing) { return !canTeach(drawing); });
    if (drawings.empty())
        throw Error(path.string(), "holds only drawings that look like digits which their labels do not name",
                    "Add drawings of digits");
    const auto images =
        std::make_shared<const Dataset>(renderDrawings(path, drawings, renderers, opening.control));
    const auto strokes = std::make_shared<const StrokeSamples>(images->name(), std::move(drawings));
    return {images, strokes, split(*images), weight, leftOut};
}

MixedSamples::Part makeRareShapes(std::size_t count, const std::vector<TrainingSource>& sources) {
    const auto digits = [&](int wanted) {
        return drawingsOf(sources, [wanted](int label, const Drawing&) { return label == wanted; });
    };
    std::vector<Drawing> stems =
        drawingsOf(sources, [](int label, const Drawing& drawing) { return label == 1 && isStem(drawing); });
    std::vector<Drawing> zeros = digits(0);
    std::vector<Drawing> sevens = digits(7);
    if (stems.empty() || zeros.empty() || sevens.empty())
        throw Error("rare shapes",
                    "are made of pen strokes of ones, zeros and sevens, and one of these is missing",
                    "Add a --data with pen strokes");
    return wholePart(
        std::make_shared<const RareShapes>(count, std::move(stems), std::move(zeros), std::move(sevens)));
}

MixedSamples::Part makeTouchingDigits(std::size_t count, const std::vector<TrainingSource>& sources) {
    std::array<std::vector<Drawing>, kDigits> digits;
    for (int digit = 0; digit < kDigits; ++digit)
        digits[static_cast<std::size_t>(digit)] =
            drawingsOf(sources, [digit](int label, const Drawing&) { return label == digit; });
    const bool onlyOnes = std::ranges::all_of(
        digits, [&](const auto& drawings) { return drawings.empty() || &drawings == &digits[1]; });
    if (onlyOnes)
        throw Error("touching digits", "are made of pen strokes of digits, and there are none but ones",
                    "Add a --data with pen strokes");
    return wholePart(std::make_shared<const TouchingDigits>(count, std::move(digits)));
}

std::vector<MixedSamples::Part> makeNegatives(std::size_t count, const std::vector<TrainingSource>& sources) {
    if (count == 0) return {};
    constexpr std::size_t kShuffledOneIn = 5;
    const std::size_t shuffled = count / kShuffledOneIn;
    std::vector<MixedSamples::Part> parts;
    parts.push_back(
        wholePart(std::make_shared<const NegativeSamples>(count - shuffled, digitDrawings(sources))));

    const auto largest = std::ranges::max_element(
        sources, {}, [](const TrainingSource& source) { return source.split.training.size(); });
    if (largest == sources.end() || shuffled == 0) return parts;
    std::vector<std::size_t> digits = digitIndices(*largest);
    const double weight =
        static_cast<double>(shuffled) / static_cast<double>(std::max<std::size_t>(digits.size(), 1));
    if (!digits.empty())
        parts.push_back({std::make_shared<const ShuffledPatches>(largest->shown), std::move(digits), weight});
    return parts;
}

} // namespace digitpad
