#include "core/preprocess/convex_outline.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace digitpad {
namespace {

/// Twice the area of a triangle; above 0 where it goes around as the outline does.
double twiceArea(Corner a, Corner b, Corner c) {
    return static_cast<double>(b.x - a.x) * (c.y - a.y) - static_cast<double>(b.y - a.y) * (c.x - a.x);
}

/// The outer corners of the first and the last pixel of each row, from top to bottom.
std::vector<Corner> rowEnds(const PixOwner& mask) {
    std::vector<Corner> ends;
    for (int y = 0; y < pixGetHeight(mask.get()); ++y) {
        int begin = 0;
        int end = pixGetWidth(mask.get());
        while (begin < end && !isSet(mask, begin, y)) ++begin;
        while (end > begin && !isSet(mask, end - 1, y)) --end;
        if (begin == end) continue;
        ends.insert(ends.end(), {{begin, y}, {end, y}, {begin, y + 1}, {end, y + 1}});
    }
    return ends;
}

/// Adds a corner to one half of the outline, without those before it that it leaves inside.
void append(std::vector<Corner>& half, Corner next) {
    while (half.size() > 1 && twiceArea(half[half.size() - 2], half.back(), next) <= 0) half.pop_back();
    half.push_back(next);
}

struct Direction {
    double right;
    double down;
};

double extentAlong(Direction direction, const std::vector<Corner>& outline) {
    const auto along = [direction](Corner corner) {
        return direction.right * corner.x + direction.down * corner.y;
    };
    const auto [least, most] = std::ranges::minmax(outline, {}, along);
    return along(most) - along(least);
}

} // namespace

std::vector<Corner> convexOutline(const PixOwner& mask) {
    // Andrew's monotone chain, along y.
    auto ends = rowEnds(mask);
    std::ranges::sort(ends, [](Corner a, Corner b) { return a.y < b.y || (a.y == b.y && a.x < b.x); });
    std::vector<Corner> right;
    std::vector<Corner> left;
    for (const Corner end : ends) append(right, end);
    std::ranges::reverse(ends);
    for (const Corner end : ends) append(left, end);
    if (ends.empty()) return {};
    right.pop_back();
    left.pop_back();
    right.insert(right.end(), left.begin(), left.end());
    return right;
}

double areaWithin(const std::vector<Corner>& outline) {
    double twice = 0;
    for (std::size_t i = 1; i + 1 < outline.size(); ++i)
        twice += twiceArea(outline.front(), outline[i], outline[i + 1]);
    return twice / 2;
}

Rectangle rectangleAround(const std::vector<Corner>& outline) {
    // One of its sides lies along one of the outline's.
    Rectangle smallest{std::numeric_limits<double>::max(), 1};
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const Corner next = outline[(i + 1) % outline.size()];
        const double right = next.x - outline[i].x;
        const double down = next.y - outline[i].y;
        const double length = std::hypot(right, down);
        const double along = extentAlong({right / length, down / length}, outline);
        const double across = extentAlong({-down / length, right / length}, outline);
        if (along * across < smallest.area()) smallest = {std::max(along, across), std::min(along, across)};
    }
    return outline.empty() ? Rectangle{} : smallest;
}

double largestFourCornered(const std::vector<Corner>& outline) {
    double twice = 0;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        for (std::size_t j = i + 1; j < outline.size(); ++j) {
            double ahead = 0;
            double behind = 0;
            for (const Corner corner : outline) {
                const double area = twiceArea(outline[i], outline[j], corner);
                ahead = std::max(ahead, area);
                behind = std::min(behind, area);
            }
            twice = std::max(twice, ahead - behind);
        }
    }
    return twice / 2;
}

void fillWithin(const std::vector<Corner>& outline, const PixOwner& mask) {
    for (int y = 0; y < pixGetHeight(mask.get()); ++y) {
        const double middle = y + 0.5;
        double from = pixGetWidth(mask.get());
        double to = 0;
        for (std::size_t i = 0; i < outline.size(); ++i) {
            const Corner a = outline[i];
            const Corner b = outline[(i + 1) % outline.size()];
            if ((a.y < middle) == (b.y < middle)) continue;
            const double x = a.x + (b.x - a.x) * (middle - a.y) / (b.y - a.y);
            from = std::min(from, x);
            to = std::max(to, x);
        }
        for (int x = static_cast<int>(std::ceil(from - 0.5)); x + 0.5 <= to; ++x)
            pixSetPixel(mask.get(), x, y, 1);
    }
}

} // namespace digitpad
