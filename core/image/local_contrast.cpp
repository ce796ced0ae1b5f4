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

/// Sums of all values above and to the left, with a row and a column of zeros in front (Crow 1984).
class SummedArea {
public:
    SummedArea(int width, int height)
        : m_width(width + 1),
          m_sums(static_cast<std::size_t>(width + 1) * static_cast<std::size_t>(height + 1)) {}

    void addRow(int y, int count, const std::uint8_t* row, bool squared) {
        std::uint64_t sum = 0;
        for (int x = 0; x < count; ++x) {
            const std::uint64_t value = row[x];
            sum += squared ? value * value : value;
            at(x + 1, y + 1) = at(x + 1, y) + sum;
        }
    }
    double sum(int left, int top, int right, int bottom) const {
        return static_cast<double>(at(right, bottom) + at(left, top) - at(left, bottom) - at(right, top));
    }

private:
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(x);
    }
    std::uint64_t& at(int x, int y) { return m_sums[index(x, y)]; }
    std::uint64_t at(int x, int y) const { return m_sums[index(x, y)]; }

    int m_width;
    std::vector<std::uint64_t> m_sums;
};

} // namespace

InkImage localContrast(const GreyImage& picture) {
    InkImage contrast(picture.width, picture.height);
    SummedArea sums(picture.width, picture.height);
    SummedArea squares(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t* row = picture.pixels.data() + static_cast<std::ptrdiff_t>(y) * picture.width;
        sums.addRow(y, picture.width, row, false);
        squares.addRow(y, picture.width, row, true);
    }
    for (int y = 0; y < picture.height; ++y) {
        const int top = std::max(y - kReach, 0);
        const int bottom = std::min(y + kReach + 1, picture.height);
        for (int x = 0; x < picture.width; ++x) {
            const int left = std::max(x - kReach, 0);
            const int right = std::min(x + kReach + 1, picture.width);
            const double count = static_cast<double>(right - left) * (bottom - top);
            const double mean = sums.sum(left, top, right, bottom) / count;
            const double variance = squares.sum(left, top, right, bottom) / count - mean * mean;
            const double value = (mean - picture.at(x, y)) / (std::sqrt(std::max(variance, 0.0)) + kNoise);
            contrast.at(x, y) = static_cast<float>(std::clamp(value, -kMost, kMost));
        }
    }
    return contrast;
}

} // namespace digitpad
