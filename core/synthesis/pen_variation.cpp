#include "core/synthesis/pen_variation.h"

#include <cmath>
#include <numbers>

#include "core/preprocess/rasteriser.h"
#include "core/synthesis/chance.h"

namespace digitpad {

namespace {

/// Turns, slants and stretches by chance, about the origin.
class RandomPosture {
public:
    RandomPosture(const PenVariation& variation, Random& random) {
        const double angle = either(variation.rotation, random) * std::numbers::pi / 180;
        const double slant = either(variation.slant, random);
        const double stretch = std::exp(either(std::log1p(variation.aspect), random) / 2);
        m_xx = static_cast<float>(stretch * std::cos(angle));
        m_xy = static_cast<float>((-std::sin(angle) + slant * std::cos(angle)) / stretch);
        m_yx = static_cast<float>(stretch * std::sin(angle));
        m_yy = static_cast<float>((std::cos(angle) + slant * std::sin(angle)) / stretch);
    }

    void apply(PenPoint& point) const {
        const float x = point.x;
        point.x = m_xx * x + m_xy * point.y;
        point.y = m_yx * x + m_yy * point.y;
    }

private:
    float m_xx;
    float m_xy;
    float m_yx;
    float m_yy;
};

/// A slow drift of the hand: one sine wave over each axis of the drawing.
class Wobble {
public:
    Wobble(const PenVariation& variation, Random& random) : m_depth(variation.wobble * variation.canvasSide) {
        for (Wave* wave : {&m_x, &m_y}) {
            wave->amplitude = either(m_depth, random);
            wave->phase = random.uniform(0, 2 * std::numbers::pi);
            wave->frequency = random.uniform(0.5, 2) * 2 * std::numbers::pi / variation.canvasSide;
        }
    }

    void apply(PenPoint& point) const {
        const float x = point.x;
        point.x += m_x.at(point.y);
        point.y += m_y.at(x);
    }

private:
    struct Wave {
        double amplitude = 0;
        double phase = 0;
        double frequency = 0;

        float at(float place) const {
            return static_cast<float>(amplitude * std::sin(frequency * static_cast<double>(place) + phase));
        }
    };

    double m_depth;
    Wave m_x;
    Wave m_y;
};

float distance(const PenPoint& a, const PenPoint& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// As a slower device samples: points nearer than `spacing` to the last one kept are left out, ends stay.
void thinOut(std::vector<PenPoint>& points, float spacing) {
    if (points.size() < 3) return;
    std::vector<PenPoint> kept{points.front()};
    for (std::size_t i = 1; i + 1 < points.size(); ++i)
        if (distance(points[i], kept.back()) >= spacing) kept.push_back(points[i]);
    kept.push_back(points.back());
    points = std::move(kept);
}

} // namespace

Drawing varied(const Drawing& drawing, const PenVariation& variation, Random& random) {
    const auto width = static_cast<float>(variation.canvasSide *
                                          uniformRatio(variation.thinnestPen, variation.widestPen, random));
    Drawing result = scaledDrawing(drawing, variation.canvasSide, width);
    const RandomPosture posture(variation, random);
    const Wobble wobble(variation, random);
    const double tremor = random.uniform(0, variation.tremor) * variation.canvasSide;
    // Squared: most devices sample densely.
    const double sparsity = random.uniform() * random.uniform() * variation.sparsestPoints;
    for (Stroke& stroke : result.strokes) {
        thinOut(stroke.points, static_cast<float>(sparsity * variation.canvasSide));
        for (PenPoint& point : stroke.points) {
            wobble.apply(point);
            posture.apply(point);
            point.x += static_cast<float>(tremor * random.normal());
            point.y += static_cast<float>(tremor * random.normal());
        }
    }
    // What turned and stretched is not as large as it was; the pen keeps its share of the whole.
    return scaledDrawing(result, variation.canvasSide, width);
}

} // namespace digitpad
