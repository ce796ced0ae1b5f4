#include "core/synthesis/image_ink.h"

#include <algorithm>
#include <cmath>

#include "core/synthesis/posture.h"

namespace digitpad {
namespace {

using Pixels = std::array<std::uint8_t, kImagePixels>;

/// Levels over which the edge of the ink is soft, before it is scaled up.
constexpr float kSoftness = 0.5F;

float level(const Pixels& image, int x, int y) {
    if (x < 0 || y < 0 || x >= kImageSide || y >= kImageSide) return 0;
    return static_cast<float>(image[static_cast<std::size_t>(y * kImageSide + x)]) / 255;
}

/// Linear between pixel centres.
float sampled(const Pixels& image, float x, float y) {
    const float left = std::floor(x - 0.5F);
    const float top = std::floor(y - 0.5F);
    const float across = x - 0.5F - left;
    const float down = y - 0.5F - top;
    const int ix = static_cast<int>(left);
    const int iy = static_cast<int>(top);
    const float upper = std::lerp(level(image, ix, iy), level(image, ix + 1, iy), across);
    const float lower = std::lerp(level(image, ix, iy + 1), level(image, ix + 1, iy + 1), across);
    return std::lerp(upper, lower, down);
}

/// The box of the digit in the image: its rows and columns.
Extent inked(const Pixels& image) {
    Extent extent;
    for (int y = 0; y < kImageSide; ++y)
        for (int x = 0; x < kImageSide; ++x)
            if (image[static_cast<std::size_t>(y * kImageSide + x)] >= 128) {
                extent.add(static_cast<float>(x), static_cast<float>(y));
                extent.add(static_cast<float>(x + 1), static_cast<float>(y + 1));
            }
    return extent;
}

/// Where the i-th of so many places lies within a pixel.
float within(int i, int places) {
    return (static_cast<float>(i) + 0.5F) / static_cast<float>(places);
}

/// The ink of a wider or thinner pen: that ends at the level `cut`.
float penned(float ink, float cut) {
    return ink > 0.02F ? std::clamp((ink - cut) / kSoftness + 0.5F, 0.0F, 1.0F) : 0;
}

} // namespace

InkPatch imageInk(const Pixels& image, const Hand& hand, double height) {
    const Extent extent = inked(image);
    if (extent.empty()) return {};
    const double scale = height / std::max(extent.height(), 6.0F);
    const Posture posture(scale * hand.stretch, scale, hand.slant, hand.angle);
    Extent reach;
    for (const float x : {-1.0F, extent.width() + 1})
        for (const float y : {-extent.height() - 1, 1.0F}) {
            float px = x;
            float py = y;
            posture.apply(px, py);
            reach.add(px, py);
        }
    InkPatch patch;
    patch.top = static_cast<int>(std::floor(reach.top));
    patch.ink = InkImage(static_cast<int>(std::ceil(reach.width())),
                         static_cast<int>(std::ceil(reach.bottom)) - patch.top);
    const auto cut = static_cast<float>(hand.cut);
    // Of four places a pixel where the image shrinks, so that thin lines keep together.
    const int places = scale < 1 ? 2 : 1;
    float* pixel = patch.ink.pixels.data();
    for (int row = 0; row < patch.ink.height; ++row)
        for (int column = 0; column < patch.ink.width; ++column, ++pixel) {
            for (int i = 0; i < places * places; ++i) {
                float x = reach.left + static_cast<float>(column) + within(i % places, places);
                float y = static_cast<float>(patch.top + row) + within(i / places, places);
                posture.undo(x, y);
                *pixel += penned(sampled(image, x + extent.left, y + extent.bottom), cut);
            }
            *pixel /= static_cast<float>(places * places);
        }
    return patch;
}

} // namespace digitpad
