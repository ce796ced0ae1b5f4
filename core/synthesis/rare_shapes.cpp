#include "core/synthesis/rare_shapes.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

#include "core/preprocess/framing.h"
#include "core/preprocess/rasteriser.h"
#include "core/synthesis/pen_variation.h"

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
constexpr std::array kLabels{1, 0, 7}; ///< of the usual shapes, in their order

/// Some points along the way, so that a variation can bend it.
Stroke line(double fromX, double fromY, double toX, double toY) {
    constexpr int kPieces = 6;
    Stroke stroke;
    for (int i = 0; i <= kPieces; ++i) {
        const double t = static_cast<double>(i) / kPieces;
        stroke.points.push_back(
            {static_cast<float>(fromX + t * (toX - fromX)), static_cast<float>(fromY + t * (toY - fromY))});
    }
    return stroke;
}

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
    const Stroke flag = line(top.x - length * std::cos(rise), top.y + length * std::sin(rise), top.x, top.y);
    stroke.points.insert(stroke.points.begin(), flag.points.begin(), flag.points.end());
    if (random.uniform() < 0.2) {
        const double half = random.uniform(12, 35);
        drawing.strokes.push_back(line(foot.x - half, foot.y, foot.x + half, foot.y));
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
    drawing.strokes.push_back(random.uniform() < kBackwards ? line(left, top, right, bottom)
                                                            : line(right, top, left, bottom));
    return drawing;
}

Drawing crossedSeven(const Drawing& seven, Random& random) {
    Drawing drawing = scaledDrawing(seven, kSide, 1);
    const Extent extent = extentOf(drawing);
    const auto height = static_cast<float>(random.uniform(0.4, 0.65)) * extent.bottom;
    const PenPoint stem = pointAtHeight(drawing, height);
    const double half = random.uniform(15, 32);
    const double slope = random.uniform(-6, 6);
    drawing.strokes.push_back(line(stem.x - half, stem.y + slope, stem.x + half, stem.y - slope));
    return drawing;
}

RareShapes::RareShapes(std::size_t size, std::vector<Drawing> stems, std::vector<Drawing> zeros,
                       std::vector<Drawing> sevens)
    : m_size(size), m_usual{std::move(stems), std::move(zeros), std::move(sevens)} {
    assert(std::ranges::none_of(m_usual, &std::vector<Drawing>::empty));
}

int RareShapes::label(std::size_t index) const {
    return kLabels[index % kLabels.size()];
}

Drawing RareShapes::drawing(std::size_t index, Random& random) const {
    const std::vector<Drawing>& usual = m_usual[index % m_usual.size()];
    const Drawing& one = usual[random.below(usual.size())];
    switch (label(index)) {
        case 0:
            return slashedZero(one, random);
        case 1:
            return flaggedOne(one, random);
        default:
            return crossedSeven(one, random);
    }
}

DigitImage RareShapes::image(std::size_t index, Random& random) const {
    const Drawing made = drawing(index, random);
    return frameDigit(rasterise(varied(made, {}, random))).value_or(DigitImage{});
}

} // namespace digitpad
