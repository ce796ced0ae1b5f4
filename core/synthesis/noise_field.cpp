#include "core/synthesis/noise_field.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace digitpad {
namespace {

/// Two neighbours of a grid and the smooth share of the second.
struct Step {
    int first;
    float share;
};

std::vector<Step> steps(int count, double cell, double offset) {
    std::vector<Step> result;
    result.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        const double at = i / cell + offset;
        const int first = static_cast<int>(at);
        const auto t = static_cast<float>(at - first);
        result.push_back({first, t * t * (3 - 2 * t)});
    }
    return result;
}

} // namespace

InkImage noiseField(int width, int height, double cell, Random& random) {
    cell = std::max(cell, 1.0);
    const auto columns = steps(width, cell, random.uniform());
    const auto rows = steps(height, cell, random.uniform());
    InkImage grid(columns.back().first + 2, rows.back().first + 2);
    for (float& value : grid.pixels) value = static_cast<float>(random.uniform(-1, 1));
    InkImage field(width, height);
    float* pixel = field.pixels.data();
    for (const Step& row : rows)
        for (const Step& column : columns) {
            const float upper = std::lerp(grid.at(column.first, row.first),
                                          grid.at(column.first + 1, row.first), column.share);
            const float lower = std::lerp(grid.at(column.first, row.first + 1),
                                          grid.at(column.first + 1, row.first + 1), column.share);
            *pixel++ = std::lerp(upper, lower, row.share);
        }
    return field;
}

void addGrain(InkImage& plane, double deviation, Random& random) {
    // Four parts of 16 bits: their sum has a deviation of 65536 / sqrt(3).
    const auto scale = static_cast<float>(deviation * std::sqrt(3.0) / 65536);
    for (float& value : plane.pixels) {
        const std::uint64_t bits = random.next();
        const auto sum =
            static_cast<int>((bits & 0xffff) + (bits >> 16 & 0xffff) + (bits >> 32 & 0xffff) + (bits >> 48));
        value += scale * static_cast<float>(sum - 131070);
    }
}

} // namespace digitpad
