#include "ui/draw/smoothing.h"

#include <algorithm>
#include <cmath>

namespace digitpad {

namespace {

/// Pixels are at most about a paper unit wide in the smallest window, and rounding moves a point by at most
/// half their diagonal.  More would blunt corners, less would leave steps in small windows.
constexpr float kFarthest = 0.8F;
/// Paper units along the line, as a standard deviation: the steps of a slowly drawn slanting line are a few
/// pixels apart. Under 2 such lines keep a wavy edge; over 5 the loops of small digits shrink until kFarthest
/// holds them.
constexpr float kReach = 3;
/// Of the distance to the neighbours, where they are farther apart than kReach: each then still weighs 0.6 of
/// the point. At 0.7 a quick slanting line still wavers by 0.3 units, from 1 to 2 by 0.2.
constexpr float kReachOfSteps = 1;

/// Points with their distance along the line, continued at both ends by the line turned about its ends, which
/// thereby stay in place.
class Line {
public:
    explicit Line(const std::vector<PenPoint>& points) : m_points(points) {
        m_along.reserve(points.size());
        float along = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (i > 0) along += std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
            m_along.push_back(along);
        }
    }

    PenPoint smoothedAt(int index) const {
        const float reach = reachAt(index);
        Sum sum;
        sum.add(at(index), weight(index, 0, reach));
        for (const int direction : {-1, 1}) {
            for (int i = index + direction; isContinued(i); i += direction) {
                const float distance = std::abs(along(i) - along(index));
                if (distance > 3 * reach) break;
                sum.add(at(i), weight(i, distance, reach));
            }
        }
        return near(at(index), sum);
    }

private:
    struct Sum {
        float x = 0;
        float y = 0;
        float weight = 0;
        void add(const PenPoint& point, float share) {
            x += share * point.x;
            y += share * point.y;
            weight += share;
        }
    };

    int last() const { return static_cast<int>(m_points.size()) - 1; }
    bool isContinued(int i) const { return i >= -last() && i <= 2 * last(); }
    const PenPoint& point(int i) const { return m_points[static_cast<std::size_t>(i)]; }
    float alongPoint(int i) const { return m_along[static_cast<std::size_t>(i)]; }
    static PenPoint turned(const PenPoint& point, const PenPoint& about) {
        return {2 * about.x - point.x, 2 * about.y - point.y, point.pressure};
    }

    PenPoint at(int i) const {
        if (i < 0) return turned(point(-i), point(0));
        if (i > last()) return turned(point(2 * last() - i), point(last()));
        return point(i);
    }
    float along(int i) const {
        if (i < 0) return -alongPoint(-i);
        if (i > last()) return 2 * alongPoint(last()) - alongPoint(2 * last() - i);
        return alongPoint(i);
    }
    /// Half the way from the point before to the one after.
    float step(int i) const {
        return (along(std::min(i + 1, 2 * last())) - along(std::max(i - 1, -last()))) / 2;
    }
    float reachAt(int i) const { return std::max(kReach, kReachOfSteps * step(i)); }
    float weight(int i, float distance, float reach) const {
        const float share = distance / reach;
        return step(i) * std::exp(-share * share / 2);
    }

    static PenPoint near(const PenPoint& raw, const Sum& sum) {
        if (sum.weight <= 0) return raw;
        const float dx = sum.x / sum.weight - raw.x;
        const float dy = sum.y / sum.weight - raw.y;
        const float share = std::min(1.0F, kFarthest / std::max(std::hypot(dx, dy), 1e-6F));
        return {raw.x + share * dx, raw.y + share * dy, raw.pressure};
    }

    const std::vector<PenPoint>& m_points;
    std::vector<float> m_along;
};

} // namespace

Stroke smoothed(const Stroke& stroke) {
    Stroke result = stroke;
    const Line line(stroke.points);
    for (std::size_t i = 1; i + 1 < stroke.points.size(); ++i)
        result.points[i] = line.smoothedAt(static_cast<int>(i));
    return result;
}

} // namespace digitpad
