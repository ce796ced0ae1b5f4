#include "core/data/look_alikes.h"

#include <cmath>

#include "core/data/labelled_samples.h"

namespace digitpad {

bool looksLikeADigit(std::string_view label) {
    constexpr std::string_view kLookAlikes = "OoDQlI|/\\!()[]{}ZzSsGbTBgq.,'`-_";
    return label.size() == 1 && kLookAlikes.find(label.front()) != std::string_view::npos;
}

bool isUprightLine(const Drawing& drawing) {
    if (drawing.strokes.size() != 1 || drawing.strokes.front().points.size() < 2) return false;
    const auto& points = drawing.strokes.front().points;
    const float dx = points.back().x - points.front().x;
    const float dy = points.back().y - points.front().y;
    const float length = std::hypot(dx, dy);
    constexpr float kLying = 0.35F; // rise over run: flatter ones are dashes
    if (length == 0 || std::abs(dy) < kLying * std::abs(dx)) return false;
    constexpr float kStraight = 0.1F; // of the length, off the line between its ends
    for (const PenPoint& point : points) {
        const float across = (point.x - points.front().x) * dy - (point.y - points.front().y) * dx;
        if (std::abs(across) > kStraight * length * length) return false;
    }
    return true;
}

bool canTeach(const LabelledDrawing& drawing) {
    const int label = classOf(drawing.label);
    if (label == kNotADigit && looksLikeADigit(withoutSpaces(drawing.label))) return false;
    return label == 1 || !isUprightLine(drawing.drawing);
}

} // namespace digitpad
