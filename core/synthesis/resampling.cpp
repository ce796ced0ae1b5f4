#include "core/synthesis/resampling.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace digitpad {
namespace {

/// What one pixel of the result takes: weights of neighbours from `first` on, all within the source.
struct Taps {
    int first;
    std::vector<float> weights;
};

float linearWeight(double distance) {
    return static_cast<float>(std::max(1 - std::abs(distance), 0.0));
}

float cubicWeight(double distance) {
    const double d = std::abs(distance);
    if (d < 1) return static_cast<float>((1.5 * d - 2.5) * d * d + 1);
    if (d < 2) return static_cast<float>(((-0.5 * d + 2.5) * d - 4) * d + 2);
    return 0;
}

/// Collects weights; those of places beyond the borders go to the last pixel before them.
template <typename Weight>
Taps taps(double from, double to, int size, Weight weight) {
    const int first = static_cast<int>(std::floor(from));
    const int last = static_cast<int>(std::ceil(to));
    Taps result{std::clamp(first, 0, size - 1), {}};
    result.weights.assign(static_cast<std::size_t>(std::clamp(last, 0, size - 1) - result.first + 1), 0.0F);
    float sum = 0;
    for (int i = first; i <= last; ++i) {
        const float share = weight(i);
        result.weights[static_cast<std::size_t>(std::clamp(i, 0, size - 1) - result.first)] += share;
        sum += share;
    }
    for (float& share : result.weights) share /= sum;
    return result;
}

std::vector<Taps> resizingTaps(int from, int to, Interpolation interpolation) {
    std::vector<Taps> result;
    const double step = static_cast<double>(from) / to;
    for (int i = 0; i < to; ++i) {
        if (step > 1) {
            const double left = i * step;
            const double right = left + step;
            result.push_back(taps(left, right - 1e-9, from, [&](int pixel) {
                return static_cast<float>(
                    std::max(std::min(right, pixel + 1.0) - std::max(left, static_cast<double>(pixel)), 0.0));
            }));
            continue;
        }
        const double at = (i + 0.5) * step - 0.5;
        const double reach = interpolation == Interpolation::Cubic ? 2 : 1;
        result.push_back(taps(at - reach, at + reach, from, [&](int pixel) {
            return interpolation == Interpolation::Cubic ? cubicWeight(pixel - at) : linearWeight(pixel - at);
        }));
    }
    return result;
}

std::vector<Taps> gaussianTaps(int size, double sigma) {
    std::vector<Taps> result;
    result.reserve(static_cast<std::size_t>(size));
    const double reach = std::ceil(3 * sigma);
    for (int i = 0; i < size; ++i)
        result.push_back(taps(i - reach, i + reach, size, [&](int pixel) {
            return static_cast<float>(std::exp(-0.5 * (pixel - i) * (pixel - i) / (sigma * sigma)));
        }));
    return result;
}

/// Rows first, since there all of a row's pixels are added at once.
InkImage filtered(const InkImage& plane, const std::vector<Taps>& columns, const std::vector<Taps>& rows) {
    const auto width = static_cast<std::size_t>(plane.width);
    InkImage tall(plane.width, static_cast<int>(rows.size()));
    for (std::size_t y = 0; y < rows.size(); ++y) {
        float* to = tall.pixels.data() + y * width;
        for (std::size_t k = 0; k < rows[y].weights.size(); ++k) {
            const float weight = rows[y].weights[k];
            const float* from = plane.pixels.data() + (static_cast<std::size_t>(rows[y].first) + k) * width;
            for (std::size_t x = 0; x < width; ++x) to[x] += weight * from[x];
        }
    }
    InkImage result(static_cast<int>(columns.size()), tall.height);
    float* pixel = result.pixels.data();
    for (int y = 0; y < tall.height; ++y) {
        const float* row = tall.pixels.data() + static_cast<std::size_t>(y) * width;
        for (const Taps& column : columns) {
            float sum = 0;
            for (std::size_t k = 0; k < column.weights.size(); ++k)
                sum += column.weights[k] * row[static_cast<std::size_t>(column.first) + k];
            *pixel++ = sum;
        }
    }
    return result;
}

} // namespace

InkImage blurred(const InkImage& plane, double sigma) {
    return filtered(plane, gaussianTaps(plane.width, sigma), gaussianTaps(plane.height, sigma));
}

InkImage resized(const InkImage& plane, int width, int height, Interpolation interpolation) {
    return filtered(plane, resizingTaps(plane.width, width, interpolation),
                    resizingTaps(plane.height, height, interpolation));
}

} // namespace digitpad
