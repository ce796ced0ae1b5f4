#include "core/data/labelled_samples.h"

#include <algorithm>
#include <iterator>

#include "core/data/wording.h"

namespace digitpad {
namespace {

bool isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

float medianSide(const std::vector<LabelledDrawing>& drawings) {
    std::vector<float> sides;
    sides.reserve(drawings.size());
    for (const LabelledDrawing& drawing : drawings) sides.push_back(longerSide(drawing.drawing));
    const auto middle = sides.begin() + static_cast<std::ptrdiff_t>(sides.size() / 2);
    std::ranges::nth_element(sides, middle);
    return *middle;
}

} // namespace

std::string withoutSpaces(std::string_view text) {
    std::string kept;
    std::ranges::remove_copy_if(text, std::back_inserter(kept), isSpace);
    return kept;
}

SampleKind kindOf(std::string_view label) {
    const std::string text = withoutSpaces(label);
    const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (text.empty() || !digits) return SampleKind::NotADigit;
    return text.size() == 1 ? SampleKind::Digit : SampleKind::Number;
}

SampleCollection listPenStrokes(const std::filesystem::path& file) {
    SampleCollection collection{displayName(file), {}};
    std::vector<LabelledDrawing> drawings = readPenStrokes(file);
    const float usualSide = medianSide(drawings);
    collection.samples.reserve(drawings.size());
    for (LabelledDrawing& drawing : drawings) {
        const std::string where = collection.name + " #" + std::to_string(collection.samples.size());
        const SampleKind kind = kindOf(drawing.label);
        collection.samples.push_back(
            {std::move(drawing.label), kind, {where, drawing.writer}, std::move(drawing.drawing), usualSide});
    }
    return collection;
}

} // namespace digitpad
