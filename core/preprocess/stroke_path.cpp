#include "core/preprocess/stroke_path.h"

#include <algorithm>
#include <cmath>

namespace digitpad {
namespace {

constexpr float kFlatness = 0.1F; // largest distance between curve and piece: invisible
constexpr int kMaxPieces = 64;    // a bend that needs more is larger than any paper

struct Vector {
    float x;
    float y;
};

Vector operator+(Vector a, Vector b) {
    return {a.x + b.x, a.y + b.y};
}
Vector operator-(Vector a, Vector b) {
    return {a.x - b.x, a.y - b.y};
}
Vector operator*(float factor, Vector a) {
    return {factor * a.x, factor * a.y};
}
float length(Vector a) {
    return std::hypot(a.x, a.y);
}
Vector place(const PathPoint& point) {
    return {point.x, point.y};
}

/// The samples with their radii, without repeats and without what is not a number.
std::vector<PathPoint> knots(const Stroke& stroke) {
    std::vector<PathPoint> result;
    result.reserve(stroke.points.size());
    for (const PenPoint& point : stroke.points) {
        const float radius = std::max(0.5F * stroke.width * point.pressure, 0.0F);
        if (!std::isfinite(point.x) || !std::isfinite(point.y) || !std::isfinite(radius)) continue;
        const bool moved = result.empty() || point.x != result.back().x || point.y != result.back().y;
        if (moved) {
            result.push_back({point.x, point.y, radius});
        } else {
            result.back().radius = std::max(result.back().radius, radius);
        }
    }
    return result;
}

/// Slope at `b` of the centripetal curve through a, b, c, times the root of the distance from a to b (toLeft)
/// or from b to c: the knots lie at the roots of the distances.
Vector tangent(Vector a, Vector b, Vector c, bool toLeft) {
    const float before = std::sqrt(length(b - a));
    const float after = std::sqrt(length(c - b));
    if (before == 0 || after == 0) return 0.5F * (c - a);
    const Vector slope = (1 / before) * (b - a) - (1 / (before + after)) * (c - a) + (1 / after) * (c - b);
    return (toLeft ? before : after) * slope;
}

/// A piece of the curve as a cubic Bezier.
struct Bezier {
    Vector p0, p1, p2, p3;

    Vector at(float t) const {
        const float s = 1 - t;
        return (s * s * s) * p0 + (3 * s * s * t) * p1 + (3 * s * t * t) * p2 + (t * t * t) * p3;
    }
    /// Pieces that keep within the flatness (Wang's formula).
    int pieces() const {
        const float bend = std::max(length(p0 - 2 * p1 + p2), length(p1 - 2 * p2 + p3));
        const float count = std::ceil(std::sqrt(0.75F * bend / kFlatness));
        return static_cast<int>(std::clamp(count, 1.0F, static_cast<float>(kMaxPieces)));
    }
};

} // namespace

std::vector<PathPoint> strokePath(const Stroke& stroke) {
    const auto points = knots(stroke);
    if (points.size() < 2) return points;
    std::vector<PathPoint> path{points.front()};
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const PathPoint& from = points[i];
        const PathPoint& to = points[i + 1];
        const Vector a = place(from);
        const Vector b = place(to);
        const Vector third = (1 / 3.0F) * (b - a);
        const Vector leaving = i > 0 ? (1 / 3.0F) * tangent(place(points[i - 1]), a, b, false) : third;
        const Vector arriving =
            i + 2 < points.size() ? (1 / 3.0F) * tangent(a, b, place(points[i + 2]), true) : third;
        const Bezier curve{a, a + leaving, b - arriving, b};
        const int pieces = curve.pieces();
        for (int piece = 1; piece <= pieces; ++piece) {
            const float t = static_cast<float>(piece) / static_cast<float>(pieces);
            const Vector at = piece < pieces ? curve.at(t) : b;
            path.push_back({at.x, at.y, from.radius + t * (to.radius - from.radius)});
        }
    }
    return path;
}

} // namespace digitpad
