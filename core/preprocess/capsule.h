// One straight piece of a pen's line, and how much of each pixel it covers.
#pragma once

#include <cmath>

#include "core/preprocess/stroke_path.h"

namespace digitpad {

/// Pixels [first, last) of a row or column.
struct PixelRange {
    int first = 0;
    int last = 0;
};

/// A straight piece of a line with round ends, its radius changing evenly from one to the other.
class Capsule {
public:
    Capsule(const PathPoint& from, const PathPoint& to);

    /// The rows of a paper of that height that it may touch.
    PixelRange rows(int height) const;
    /// The pixels of a row of that width that it may touch; none beyond them is covered.
    PixelRange touched(int row, int width) const;
    /// Those of them that are surely covered by most(); none of a line thinner than a pixel.
    PixelRange filled(int row, int width) const;

    /// Covered part of the pixel with its centre at (x, y), from the distance of that centre.
    float coverage(float x, float y) const {
        const float px = x - m_from.x;
        const float py = y - m_from.y;
        float t = (px * m_dx + py * m_dy) * m_inverse;
        t = t > 0 ? t : 0;
        t = t < 1 ? t : 1;
        const float ex = px - t * m_dx;
        const float ey = py - t * m_dy;
        float cover = m_from.radius + t * m_growth + 0.5F - std::sqrt(ex * ex + ey * ey);
        cover = cover > 0 ? cover : 0;
        return cover < m_most ? cover : m_most;
    }
    /// The most that a pixel can be covered: a hair line never covers a whole one.
    float most() const { return m_most; }

private:
    /// Part of a row; nothing where left is beyond right.
    struct Span {
        float left;
        float right;
    };
    /// Where the row at height y is within `distance` of the line's middle.
    Span within(float y, float distance) const;

    PathPoint m_from;
    float m_dx;
    float m_dy;
    float m_growth;
    float m_inverse; ///< of the length's square; 0 for a dot
    float m_most;
    float m_reach; ///< half a pixel beyond the wider end
    float m_core;  ///< half a pixel within the narrower end
};

} // namespace digitpad
