#include "core/preprocess/rasteriser.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/preprocess/stroke_path.h"

namespace digitpad {
namespace {

/// The pixel range [first, last) of one axis that [low, high] touches; the clamp comes before the conversion,
/// so that points far away are harmless.
struct PixelRange {
    int first;
    int last;

    PixelRange(float low, float high, int size)
        : first(static_cast<int>(std::clamp(std::floor(low), 0.0F, static_cast<float>(size)))),
          last(static_cast<int>(std::clamp(std::ceil(high), 0.0F, static_cast<float>(size)))) {}
};

/// A straight piece of a line with round ends, its radius changing evenly from one to the other.
class Capsule {
public:
    Capsule(const PathPoint& from, const PathPoint& to)
        : m_from(from), m_dx(to.x - from.x), m_dy(to.y - from.y), m_growth(to.radius - from.radius) {
        const float squared = m_dx * m_dx + m_dy * m_dy;
        m_inverse = squared > 0 ? 1 / squared : 0;
        const float widest = std::max(from.radius, to.radius);
        m_most = std::min(2 * widest, 1.0F); // a hair line never covers a whole pixel
        m_reach = widest + 0.5F;
    }

    PixelRange columns(int size) const {
        return {m_from.x + std::min(m_dx, 0.0F) - m_reach, m_from.x + std::max(m_dx, 0.0F) + m_reach, size};
    }
    PixelRange rows(int size) const {
        return {m_from.y + std::min(m_dy, 0.0F) - m_reach, m_from.y + std::max(m_dy, 0.0F) + m_reach, size};
    }

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

private:
    PathPoint m_from;
    float m_dx;
    float m_dy;
    float m_growth;
    float m_inverse;
    float m_most;
    float m_reach;
};

/// Overlaps take the larger coverage, so that a line crossing itself, or drawn in many pieces, is no darker.
template <bool erases>
void drawCapsule(const Capsule& capsule, InkImage& paper) {
    const PixelRange columns = capsule.columns(paper.width);
    const PixelRange rows = capsule.rows(paper.height);
    for (int y = rows.first; y < rows.last; ++y) {
        float* row =
            paper.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(paper.width);
        for (int x = columns.first; x < columns.last; ++x) {
            const float cover = capsule.coverage(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F);
            if constexpr (erases) {
                row[x] = row[x] < 1 - cover ? row[x] : 1 - cover;
            } else {
                row[x] = row[x] > cover ? row[x] : cover;
            }
        }
    }
}

template <bool erases>
void drawPath(const std::vector<PathPoint>& path, InkImage& paper) {
    if (path.size() == 1) drawCapsule<erases>(Capsule(path.front(), path.front()), paper);
    for (std::size_t i = 1; i < path.size(); ++i) drawCapsule<erases>(Capsule(path[i - 1], path[i]), paper);
}

/// Grows around what is added to it.
struct Bounds {
    float left = std::numeric_limits<float>::max();
    float top = std::numeric_limits<float>::max();
    float right = std::numeric_limits<float>::lowest();
    float bottom = std::numeric_limits<float>::lowest();

    bool empty() const { return left > right; }
    void add(float x, float y, float margin) {
        left = std::min(left, x - margin);
        top = std::min(top, y - margin);
        right = std::max(right, x + margin);
        bottom = std::max(bottom, y + margin);
    }
};

} // namespace

void drawStrokes(const Drawing& drawing, InkImage& paper) {
    for (const Stroke& stroke : drawing.strokes) {
        const auto path = strokePath(stroke);
        if (stroke.erases) {
            drawPath<true>(path, paper);
        } else {
            drawPath<false>(path, paper);
        }
    }
}

InkImage rasterise(const Drawing& drawing) {
    Bounds bounds;
    for (const Stroke& stroke : drawing.strokes) {
        if (stroke.erases) continue; // adds no ink
        for (const PathPoint& point : strokePath(stroke)) bounds.add(point.x, point.y, point.radius + 0.5F);
    }
    if (bounds.empty()) return {};
    InkImage paper(std::max(static_cast<int>(std::ceil(bounds.right - bounds.left)), 1),
                   std::max(static_cast<int>(std::ceil(bounds.bottom - bounds.top)), 1));
    Drawing moved = drawing;
    for (Stroke& stroke : moved.strokes) {
        for (PenPoint& point : stroke.points) {
            point.x -= bounds.left;
            point.y -= bounds.top;
        }
    }
    drawStrokes(moved, paper);
    return paper;
}

Drawing scaledDrawing(const Drawing& drawing, float side, float penWidth) {
    Bounds bounds;
    for (const Stroke& stroke : drawing.strokes) {
        for (const PenPoint& point : stroke.points) bounds.add(point.x, point.y, 0);
    }
    if (bounds.empty()) return drawing;
    const float longer = std::max(bounds.right - bounds.left, bounds.bottom - bounds.top);
    const float factor = longer > 0 ? side / longer : 1; // a dot has no size to scale
    Drawing scaled = drawing;
    for (Stroke& stroke : scaled.strokes) {
        stroke.width = penWidth;
        for (PenPoint& point : stroke.points) {
            point.x = (point.x - bounds.left) * factor;
            point.y = (point.y - bounds.top) * factor;
        }
    }
    return scaled;
}

} // namespace digitpad
