#include "core/synthesis/reshaped_digits.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "core/preprocess/rasteriser.h"
#include "core/synthesis/chance.h"
#include "core/synthesis/digit_templates.h"
#include "core/synthesis/strokes.h"

namespace digitpad {

namespace {

constexpr float kSide = 100;
/// Of a one's flag, as a part of its stem.
constexpr double kShortestFlag = 0.25;
constexpr double kLongestFlag = 1.6;
constexpr double kLongFlag = 0.8;
/// In degrees above the horizontal.  A flatter one makes a seven, and a long one sooner than a short one.
constexpr double kFlattestShortFlag = 24;
constexpr double kFlattestLongFlag = 34;
constexpr double kSteepestFlag = 65;

/// The point of the drawing nearest to that height; of several strokes the lowest counts.
PenPoint pointAtHeight(const Drawing& drawing, float y) {
    PenPoint best = drawing.strokes.front().points.front();
    for (const Stroke& stroke : drawing.strokes)
        for (const PenPoint& point : stroke.points)
            if (std::abs(point.y - y) <= std::abs(best.y - y)) best = point;
    return best;
}

/// Of a flag that is so long, as a part of its stem; in degrees.
double flattestRise(double part) {
    const double t = std::clamp((part - kShortestFlag) / (kLongFlag - kShortestFlag), 0.0, 1.0);
    return std::lerp(kFlattestShortFlag, kFlattestLongFlag, t);
}

} // namespace

Drawing flaggedOne(const Drawing& stem, Random& random) {
    Drawing drawing = scaledDrawing(stem, kSide, 1);
    Stroke& stroke = drawing.strokes.front();
    if (stroke.points.front().y > stroke.points.back().y) std::ranges::reverse(stroke.points);
    const PenPoint top = stroke.points.front();
    const PenPoint foot = stroke.points.back();
    const double u = random.uniform(); // squared, since most flags are shorter than the stem
    const double part = kShortestFlag + (kLongestFlag - kShortestFlag) * u * u;
    const double rise = random.uniform(flattestRise(part), kSteepestFlag) * std::numbers::pi / 180;
    const double length = part * static_cast<double>(kSide);
    const Stroke flag =
        straightStroke(PaperPoint{top.x - length * std::cos(rise), top.y + length * std::sin(rise)},
                       PaperPoint{top.x, top.y});
    stroke.points.insert(stroke.points.begin(), flag.points.begin(), flag.points.end());
    if (chance(0.2, random)) {
        const double half = random.uniform(12, 35);
        drawing.strokes.push_back(
            straightStroke(PaperPoint{foot.x - half, foot.y}, PaperPoint{foot.x + half, foot.y}));
    }
    return drawing;
}

Drawing slashedZero(const Drawing& zero, Random& random) {
    Drawing drawing = scaledDrawing(zero, kSide, 1);
    const Extent extent = extentOf(drawing);
    const double beyond = random.uniform(-0.15, 0.2); // of the zero's sides; less than 0 stays inside
    const double left = -beyond * extent.right;
    const double right = (1 + beyond) * extent.right;
    const double top = -beyond * extent.bottom;
    const double bottom = (1 + beyond) * extent.bottom;
    constexpr double kBackwards = 0.1;
    drawing.strokes.push_back(chance(kBackwards, random)
                                  ? straightStroke(PaperPoint{left, top}, PaperPoint{right, bottom})
                                  : straightStroke(PaperPoint{right, top}, PaperPoint{left, bottom}));
    return drawing;
}

Drawing crossedSeven(const Drawing& seven, Random& random) {
    Drawing drawing = scaledDrawing(seven, kSide, 1);
    const Extent extent = extentOf(drawing);
    const auto height = static_cast<float>(random.uniform(0.4, 0.65)) * extent.bottom;
    const PenPoint stem = pointAtHeight(drawing, height);
    const double half = random.uniform(15, 32);
    const double slope = random.uniform(-6, 6);
    drawing.strokes.push_back(
        straightStroke(PaperPoint{stem.x - half, stem.y + slope}, PaperPoint{stem.x + half, stem.y - slope}));
    return drawing;
}

Drawing farBarFive(const Drawing& five, Random& random) {
    Drawing drawing = scaledDrawing(five, kSide, 1);
    if (drawing.strokes.size() != 2) return templateFive(random);
    const Extent bar = extentOf(drawing.strokes.back());
    const bool isBar = bar.width() > 2 * bar.height() && bar.bottom < 0.4F * kSide;
    if (!isBar) return templateFive(random);
    const auto away = static_cast<float>(random.uniform(0, 30));
    const auto up = static_cast<float>(random.uniform(-4, 10));
    const auto longer = static_cast<float>(random.uniform(1, 1.8));
    for (PenPoint& point : drawing.strokes.back().points) {
        point.x = bar.left + longer * (point.x - bar.left) + away;
        point.y -= up;
    }
    return drawing;
}

Drawing unclosed(const Drawing& usual, double part) {
    Drawing drawing = usual;
    std::vector<PenPoint>& points = drawing.strokes.back().points;
    double length = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
        length += std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    double left = part * length;
    while (points.size() > 3 && left > 0) {
        const PenPoint last = points.back();
        points.pop_back();
        left -= std::hypot(last.x - points.back().x, last.y - points.back().y);
    }
    return drawing;
}

} // namespace digitpad
