// Pen strokes as JSON lines.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/bounded_json.h"
#include "core/data/gzip_file.h"
#include "core/data/labelled_samples.h"
#include "core/data/readers.h"
#include "core/data/sample_list.h"
#include "core/data/wording.h"
#include "core/error.h"

namespace digitpad {
namespace {

using Json = nlohmann::json;

constexpr const char* kRemedy = R"(A line must be {"label": "7", "strokes": [[[x, y], ...], ...]})";
constexpr double kLargestCoordinate = 1e7; // beyond it floats no longer tell neighbouring points apart
constexpr double kLargestPressure = 100;

Json parseLine(std::string_view line, const std::string& where) {
    if (nestsDeeper(line)) throw Error(where, "nests too deeply for a drawing", kRemedy);
    try {
        Json json = Json::parse(line);
        if (!json.is_object()) throw Error(where, "is not a JSON object", kRemedy);
        return json;
    } catch (const Json::parse_error& error) {
        throw Error(where, "is not valid JSON (character " + std::to_string(error.byte) + ")", kRemedy);
    } catch (const Json::out_of_range&) {
        throw Error(where, "has a number that is too large", kRemedy);
    }
}

/// Text or a whole number; empty where the line does not have it.
std::string textOf(const Json& line, const char* key, const std::string& where) {
    const auto value = line.find(key);
    if (value == line.end() || value->is_null()) return {};
    if (value->is_string()) return value->get<std::string>();
    if (value->is_number_integer()) return value->dump();
    throw Error(where, inQuotes(key) + " must be text", kRemedy);
}

const Json& requireArray(const Json& value, const char* what, const std::string& where) {
    if (!value.is_array()) throw Error(where, std::string(what) + " is not an array", kRemedy);
    return value;
}

const Json& requireFilled(const Json& value, const char* what, const std::string& where) {
    if (requireArray(value, what, where).empty())
        throw Error(where, std::string(what) + " is empty", kRemedy);
    return value;
}

float numberOf(const Json& value, double least, double most, const std::string& where) {
    if (!value.is_number()) throw Error(where, "a point has something that is not a number", kRemedy);
    const double number = value.get<double>();
    if (!(number >= least && number <= most)) {
        throw Error(where, "the number " + value.dump() + " of a point is out of range",
                    "Coordinates go to 10 million, pressure from 0 to 100");
    }
    return static_cast<float>(number);
}

PenPoint pointOf(const Json& value, const std::string& where) {
    if (!value.is_array() || value.size() < 2 || value.size() > 3) {
        throw Error(where, "a point is not [x, y] or [x, y, pressure]", kRemedy);
    }
    PenPoint point;
    point.x = numberOf(value[0], -kLargestCoordinate, kLargestCoordinate, where);
    point.y = numberOf(value[1], -kLargestCoordinate, kLargestCoordinate, where);
    if (value.size() == 3) point.pressure = numberOf(value[2], 0, kLargestPressure, where);
    return point;
}

LabelledDrawing drawingOf(const Json& line, const std::string& where) {
    LabelledDrawing drawing;
    drawing.label = textOf(line, "label", where);
    drawing.source = textOf(line, "source", where);
    drawing.writer = textOf(line, "writer", where);
    if (drawing.label.empty()) throw Error(where, "has no label", kRemedy);
    if (!line.contains("strokes")) throw Error(where, "has no strokes", kRemedy);
    const Json& strokes = requireArray(line["strokes"], "the list of strokes", where);
    // Blank paper is no digit, and may be labelled so.
    if (kindOf(drawing.label) != SampleKind::NotADigit) requireFilled(strokes, "the list of strokes", where);
    for (const Json& points : strokes) {
        Stroke& stroke = drawing.drawing.strokes.emplace_back();
        for (const Json& point : requireFilled(points, "a stroke", where)) {
            stroke.points.push_back(pointOf(point, where));
        }
    }
    return drawing;
}

} // namespace

std::vector<LabelledDrawing> readPenStrokes(const std::filesystem::path& file,
                                            const ReadingControl& control) {
    LineReader lines(file);
    ReadingMeter meter(control);
    std::vector<LabelledDrawing> drawings;
    std::string_view line;
    while (lines.next(line)) {
        meter.at(drawings.size(), [&] { return lines.share(); });
        if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
        const std::string where = lines.where();
        drawings.push_back(drawingOf(parseLine(line, where), where));
    }
    if (drawings.empty()) throw Error(file.string(), "holds no drawings", kRemedy);
    return drawings;
}

std::vector<LabelledDrawing> readSingleDigits(const std::filesystem::path& file,
                                              const ReadingControl& control) {
    std::vector<LabelledDrawing> drawings = readPenStrokes(file, control);
    const auto number = std::ranges::find(
        drawings, SampleKind::Number, [](const LabelledDrawing& drawing) { return kindOf(drawing.label); });
    if (number != drawings.end())
        throw Error(displayName(file) + " #" + std::to_string(number - drawings.begin()),
                    "the label " + inQuotes(number->label) + " is not a single digit", kOneDigitEach);
    return drawings;
}

Dataset readPenDataset(const std::filesystem::path& file, const SampleRenderers& renderers,
                       const ReadingControl& control) {
    return renderDrawings(file, readSingleDigits(file, control), renderers, control);
}

Dataset renderDrawings(const std::filesystem::path& file, const std::vector<LabelledDrawing>& drawings,
                       const SampleRenderers& renderers, const ReadingControl& control) {
    const std::string name = displayName(file);
    SampleList samples;
    ReadingMeter meter(control);
    for (const LabelledDrawing& drawing : drawings) {
        const double share = static_cast<double>(samples.size()) / static_cast<double>(drawings.size());
        meter.at(samples.size(), [share] { return share; });
        const std::string where = name + " #" + std::to_string(samples.size());
        const DigitImage image = rendered(where, [&] { return renderers.drawing(drawing.drawing); });
        samples.add(image, classOf(drawing.label), {where, drawing.writer});
    }
    return samples.take(name);
}

} // namespace digitpad
