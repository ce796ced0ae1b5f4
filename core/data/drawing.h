// A drawing as vectors: what the pen did, in order.
#pragma once

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

/// Longer side of the box around all points, in their unit; 0 for none.
float longerSide(const Drawing& drawing);

/// A drawing from a collection of pen strokes, with what its writer meant.
struct LabelledDrawing {
    std::string label;  ///< as in the file; more than one character for numbers
    std::string source; ///< collection or device, may be empty
    std::string writer; ///< may be empty
    Drawing drawing;
};

} // namespace digitpad
