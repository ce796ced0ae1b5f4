#include "core/synthesis/warp.h"

#include <algorithm>
#include <cmath>

namespace digitpad {

/// The unit square onto four corners in closed form (Heckbert, Fundamentals of Texture Mapping, 1989), and
/// its inverse by cofactors.
Warp::Warp(const std::array<PaperPoint, 4>& corners, int width, int height) {
    const auto& [a, b, c, d] = corners;
    const double sx = a.x - b.x + c.x - d.x;
    const double sy = a.y - b.y + c.y - d.y;
    const double dx1 = b.x - c.x;
    const double dx2 = d.x - c.x;
    const double dy1 = b.y - c.y;
    const double dy2 = d.y - c.y;
    const double area = dx1 * dy2 - dx2 * dy1;
    const double g = (sx * dy2 - dx2 * sy) / area;
    const double h = (dx1 * sy - sx * dy1) / area;
    const double w = width;
    const double t = height;
    m_toSheet = {(b.x - a.x + g * b.x) / w,
                 (d.x - a.x + h * d.x) / t,
                 a.x,
                 (b.y - a.y + g * b.y) / w,
                 (d.y - a.y + h * d.y) / t,
                 a.y,
                 g / w,
                 h / t,
                 1};
    const Matrix& m = m_toSheet;
    m_toPicture = {m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
                   m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
                   m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]};
}

Warp Warp::any(int width, int height, double depth, Random& random) {
    const double most = depth * std::min(width, height);
    const auto inset = [&] { return random.uniform(0, most); };
    const double right = width;
    const double bottom = height;
    return Warp({PaperPoint{inset(), inset()}, PaperPoint{right - inset(), inset()},
                 PaperPoint{right - inset(), bottom - inset()}, PaperPoint{inset(), bottom - inset()}},
                width, height);
}

PaperPoint Warp::applied(const Matrix& m, PaperPoint p) {
    const double scale = 1 / (m[6] * p.x + m[7] * p.y + m[8]);
    return {(m[0] * p.x + m[1] * p.y + m[2]) * scale, (m[3] * p.x + m[4] * p.y + m[5]) * scale};
}

InkImage Warp::seen(const InkImage& sheet) const {
    InkImage result(sheet.width, sheet.height);
    float* pixel = result.pixels.data();
    for (int y = 0; y < sheet.height; ++y)
        for (int x = 0; x < sheet.width; ++x) {
            const PaperPoint at = onSheet({x + 0.5, y + 0.5});
            const double px = std::clamp(at.x - 0.5, 0.0, sheet.width - 1.0);
            const double py = std::clamp(at.y - 0.5, 0.0, sheet.height - 1.0);
            const int left = static_cast<int>(px);
            const int top = static_cast<int>(py);
            const int right = std::min(left + 1, sheet.width - 1);
            const int bottom = std::min(top + 1, sheet.height - 1);
            const auto across = static_cast<float>(px - left);
            const float upper = std::lerp(sheet.at(left, top), sheet.at(right, top), across);
            const float lower = std::lerp(sheet.at(left, bottom), sheet.at(right, bottom), across);
            *pixel++ = std::lerp(upper, lower, static_cast<float>(py - top));
        }
    return result;
}

} // namespace digitpad
