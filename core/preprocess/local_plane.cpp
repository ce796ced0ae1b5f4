#include "core/preprocess/local_plane.h"

#include <algorithm>
#include <array>

namespace digitpad {
namespace {

/// Sums over pixels of 1, x, y, xx, xy, yy, v, xv, yv.
struct Moments {
    std::array<double, 9> sums{};

    void add(const Moments& other, double sign) {
        for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += sign * other.sums[i];
    }
    static Moments of(double x, double y, double value) {
        return {{1, x, y, x * x, x * y, y * y, value, x * value, y * value}};
    }

    /// Value of the plane at (x, y); the mean where the pixels lie on a line.
    double planeAt(double x, double y) const {
        const double n = sums[0];
        const double mx = sums[1] / n;
        const double my = sums[2] / n;
        const double mean = sums[6] / n;
        const double xx = sums[3] / n - mx * mx;
        const double xy = sums[4] / n - mx * my;
        const double yy = sums[5] / n - my * my;
        const double xv = sums[7] / n - mx * mean;
        const double yv = sums[8] / n - my * mean;
        const double determinant = xx * yy - xy * xy;
        if (determinant <= 1e-3 * (xx + yy) * (xx + yy)) return mean;
        const double slopeX = (xv * yy - yv * xy) / determinant;
        const double slopeY = (yv * xx - xv * xy) / determinant;
        return mean + slopeX * (x - mx) + slopeY * (y - my);
    }
};

/// Summed-area table, so that a square of any size costs four look-ups.
class MomentTable {
public:
    MomentTable(const GreyImage& picture, const std::vector<std::uint8_t>& use)
        : m_stride(static_cast<std::size_t>(picture.width) + 1),
          m_table(m_stride * (static_cast<std::size_t>(picture.height) + 1)) {
        std::size_t pixel = 0;
        for (int y = 0; y < picture.height; ++y) {
            Moments row;
            for (int x = 0; x < picture.width; ++x, ++pixel) {
                if (use[pixel] != 0) row.add(Moments::of(x, y, picture.pixels[pixel]), 1);
                Moments& sum = at(x + 1, y + 1);
                sum = at(x + 1, y);
                sum.add(row, 1);
            }
        }
    }

    Moments square(int left, int top, int right, int bottom) const {
        Moments sum = at(right, bottom);
        sum.add(at(left, bottom), -1);
        sum.add(at(right, top), -1);
        sum.add(at(left, top), 1);
        return sum;
    }

private:
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * m_stride + static_cast<std::size_t>(x);
    }
    Moments& at(int x, int y) { return m_table[index(x, y)]; }
    const Moments& at(int x, int y) const { return m_table[index(x, y)]; }

    std::size_t m_stride;
    std::vector<Moments> m_table;
};

} // namespace

InkImage localPlanes(const GreyImage& picture, const std::vector<std::uint8_t>& use, int reach) {
    constexpr double kEnough = 0.1; // of the square
    const MomentTable table(picture, use);
    InkImage planes(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y) {
        const int top = std::max(y - reach, 0);
        const int bottom = std::min(y + reach + 1, picture.height);
        for (int x = 0; x < picture.width; ++x) {
            const int left = std::max(x - reach, 0);
            const int right = std::min(x + reach + 1, picture.width);
            const Moments moments = table.square(left, top, right, bottom);
            const bool enough = moments.sums[0] > kEnough * (right - left) * (bottom - top);
            planes.at(x, y) = enough ? static_cast<float>(moments.planeAt(x, y)) : -1.0F;
        }
    }
    return planes;
}

} // namespace digitpad
