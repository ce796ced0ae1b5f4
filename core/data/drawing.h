// A drawing as vectors: what the pen did, in order.
#pragma once

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

namespace digitpad {

/// Where the pen was, y growing downwards.  Pressure scales the pen's width, 1 is a mouse's.
struct PenPoint {
    float x = 0;
    float y = 0;
    float pressure = 1;
    bool operator==(const PenPoint&) const = default;
};

/// What the pen did between touching and leaving the paper.
struct Stroke {
    std::vector<PenPoint> points;
    float width = 1;     ///< of the pen, in the units of the points
    bool erases = false; ///< takes ink away from what was drawn before
    bool operator==(const Stroke&) const = default;
};

struct Drawing {
    std::vector<Stroke> strokes;
    bool operator==(const Drawing&) const = default;
};

/// The box around what was added to it, in the units of the points.
struct Extent {
    float left = std::numeric_limits<float>::max();
    float top = std::numeric_limits<float>::max();
    float right = std::numeric_limits<float>::lowest();
    float bottom = std::numeric_limits<float>::lowest();

    void add(float x, float y, float margin = 0) {
        left = std::min(left, x - margin);
        top = std::min(top, y - margin);
        right = std::max(right, x + margin);
        bottom = std::max(bottom, y + margin);
    }
    bool empty() const { return left > right; }
    // 0 where empty:
    float width() const { return empty() ? 0 : right - left; }
    float height() const { return empty() ? 0 : bottom - top; }
    float longerSide() const { return std::max(width(), height()); }
};

/// Around all points, without the pen.
Extent extentOf(const Stroke& stroke);
Extent extentOf(const Drawing& drawing);

/// To the right and down, in the units of the points.
void moveBy(Drawing& drawing, float x, float y);

/// A drawing from a collection of pen strokes, with what its writer meant.
struct LabelledDrawing {
    std::string label;  ///< as in the file; more than one character for numbers
    std::string source; ///< collection or device, may be empty
    std::string writer; ///< may be empty
    Drawing drawing;
};

} // namespace digitpad
