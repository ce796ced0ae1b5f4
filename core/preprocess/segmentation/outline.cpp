#include "core/preprocess/segmentation/outline.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace digitpad {
namespace {

// Ink in a square of three pens' width around a place, as a part of it:
constexpr double kNotch = 0.7;
constexpr double kStraight = 0.45;

/// The mean over the squares of 2 `radius` + 1 pixels around each pixel, paper outside of the picture.
InkImage averaged(const InkImage& ink, int radius) {
    const int stride = ink.width + 1;
    std::vector<double> sums(static_cast<std::size_t>(stride * (ink.height + 1)));
    const auto sum = [&](int x, int y) -> double& { return sums[static_cast<std::size_t>(y * stride + x)]; };
    for (int y = 0; y < ink.height; ++y)
        for (int x = 0; x < ink.width; ++x)
            sum(x + 1, y + 1) = sum(x, y + 1) + sum(x + 1, y) - sum(x, y) + ink.at(x, y);
    const double side = 2 * radius + 1;
    InkImage result(ink.width, ink.height);
    for (int y = 0; y < ink.height; ++y) {
        const int top = std::max(y - radius, 0);
        const int under = std::min(y + radius + 1, ink.height);
        for (int x = 0; x < ink.width; ++x) {
            const int left = std::max(x - radius, 0);
            const int end = std::min(x + radius + 1, ink.width);
            const double all = sum(end, under) - sum(left, under) - sum(end, top) + sum(left, top);
            result.at(x, y) = static_cast<float>(all / (side * side));
        }
    }
    return result;
}

} // namespace

double penWidth(const InkImage& ink) {
    double area = 0;
    double steps = 0; // along both axes: 4 / pi times the length of an outline that runs in all directions
    for (int y = 0; y < ink.height; ++y) {
        for (int x = 0; x < ink.width; ++x) {
            area += ink.at(x, y);
            steps += std::abs(ink.at(x, y) - (x > 0 ? ink.at(x - 1, y) : 0));
            steps += std::abs(ink.at(x, y) - (y > 0 ? ink.at(x, y - 1) : 0));
        }
    }
    return steps > 0 ? 2 * area / (steps * std::numbers::pi / 4) : 1;
}

InkImage smoothness(const InkImage& ink, double pen) {
    InkImage result = averaged(ink, std::max(static_cast<int>(std::lround(pen)), 1));
    for (float& value : result.pixels)
        value = static_cast<float>(std::clamp((kNotch - value) / (kNotch - kStraight), 0.0, 1.0));
    return result;
}

} // namespace digitpad
