#include "core/image/local_contrast.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace digitpad {
namespace {

/// Half the window's side.  It holds one to two digits of the heights that the detector is trained for, so
/// that paper and ink are both in it.  A network is trained with one value and needs that one ever after.
constexpr int kReach = 24;
/// Added to the deviation, in grey levels: about the noise of a scan, so that blank paper stays calm.
constexpr double kNoise = 3;
/// Values are bounded to this many deviations, either way: dirt on blank paper would reach 40.
constexpr double kMost = 5;

/// Sums over the rows of the window at each column, of values and their squares, which a row of the picture
/// enters and leaves at a time, so that memory goes by the picture's width alone.  49 rows of squares fit.
struct ColumnSums {
    std::vector<std::uint32_t> values, squares;

    explicit ColumnSums(int width)
        : values(static_cast<std::size_t>(width)), squares(static_cast<std::size_t>(width)) {}

    void add(const std::uint8_t* row) {
        for (std::size_t x = 0; x < values.size(); ++x) {
            const std::uint32_t value = row[x];
            values[x] += value;
            squares[x] += value * value;
        }
    }
    void remove(const std::uint8_t* row) {
        for (std::size_t x = 0; x < values.size(); ++x) {
            const std::uint32_t value = row[x];
            values[x] -= value;
            squares[x] -= value * value;
        }
    }
};

/// Sums over the columns of the window around one column after the other, for a whole row.
void slideAlong(const std::vector<std::uint32_t>& columns, std::vector<std::uint32_t>& sums) {
    const auto width = static_cast<int>(columns.size());
    const auto at = [&](int x) { return columns[static_cast<std::size_t>(x)]; };
    std::uint32_t sum = 0;
    for (int x = 0; x < std::min(kReach, width); ++x) sum += at(x);
    for (int x = 0; x < width; ++x) {
        if (x + kReach < width) sum += at(x + kReach);
        if (x - kReach - 1 >= 0) sum -= at(x - kReach - 1);
        sums[static_cast<std::size_t>(x)] = sum;
    }
}

} // namespace

InkImage localContrast(const GreyImage& picture) {
    const int width = picture.width;
    const int height = picture.height;
    InkImage contrast(width, height);
    const auto row = [&](int y) { return picture.pixels.data() + static_cast<std::ptrdiff_t>(y) * width; };
    ColumnSums columns(width);
    std::vector<std::uint32_t> sums(columns.values.size());
    std::vector<std::uint32_t> squares(columns.values.size());
    for (int y = 0; y < std::min(kReach, height); ++y) columns.add(row(y));
    for (int y = 0; y < height; ++y) {
        if (y + kReach < height) columns.add(row(y + kReach));
        if (y - kReach - 1 >= 0) columns.remove(row(y - kReach - 1));
        slideAlong(columns.values, sums);
        slideAlong(columns.squares, squares);
        const int rows = std::min(y + kReach + 1, height) - std::max(y - kReach, 0);
        const std::uint8_t* pixel = row(y);
        float* value = contrast.pixels.data() + static_cast<std::ptrdiff_t>(y) * width;
        for (int x = 0; x < width; ++x) {
            const auto i = static_cast<std::size_t>(x);
            const int across = std::min(x + kReach + 1, width) - std::max(x - kReach, 0);
            const double count = static_cast<double>(across) * rows;
            const double mean = sums[i] / count;
            const double variance = squares[i] / count - mean * mean;
            const double distance = (mean - pixel[x]) / (std::sqrt(std::max(variance, 0.0)) + kNoise);
            value[x] = static_cast<float>(std::clamp(distance, -kMost, kMost));
        }
    }
    return contrast;
}

} // namespace digitpad
