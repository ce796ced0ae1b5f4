#include "core/data/labelled_samples.h"

#include <algorithm>
#include <iterator>

#include "core/data/wording.h"
#include "core/error.h"
#include "core/median.h"

namespace digitpad {
namespace {

bool isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

float medianSide(const std::vector<LabelledDrawing>& drawings) {
    std::vector<float> sides;
    sides.reserve(drawings.size());
    for (const LabelledDrawing& drawing : drawings) sides.push_back(extentOf(drawing.drawing).longerSide());
    return upperMedian(std::move(sides));
}

} // namespace

std::string withoutSpaces(std::string_view text) {
    std::string kept;
    std::ranges::remove_copy_if(text, std::back_inserter(kept), isSpace);
    return kept;
}

SampleKind kindOf(std::string_view label) {
    const std::string text = withoutSpaces(label);
    if (text.empty() || !std::ranges::all_of(text, isDigit)) return SampleKind::NotADigit;
    return text.size() == 1 ? SampleKind::Digit : SampleKind::Number;
}

int classOf(std::string_view label) {
    return kindOf(label) == SampleKind::Digit ? withoutSpaces(label).front() - '0' : kNotADigit;
}

SampleKind requireKind(std::string_view label, const std::string& where) {
    if (withoutSpaces(label).empty())
        throw Error(where, "the label is missing", "Label each sample with its digits, or with a word");
    const SampleKind kind = kindOf(label);
    if (kind == SampleKind::NotADigit && std::ranges::any_of(label, isDigit)) {
        throw Error(where, "the label " + inQuotes(label) + " is neither a digit nor a whole number",
                    "Label a sample with its digits alone, or with a word where it shows none");
    }
    return kind;
}

int requireClass(std::string_view label, const std::string& where) {
    if (requireKind(label, where) == SampleKind::Number)
        throw Error(where, "the label " + inQuotes(label) + " is not a single digit", kOneDigitEach);
    return classOf(label);
}

SampleCollection listPenStrokes(const std::filesystem::path& file, const ReadingControl& control) {
    SampleCollection collection{displayName(file), {}};
    std::vector<LabelledDrawing> drawings = readPenStrokes(file, control);
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
