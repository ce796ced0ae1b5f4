// Strokes and comparisons that several tests of preprocessing share.
#pragma once

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <numbers>

#include "core/data/digit_image.h"
#include "core/data/drawing.h"
#include "core/preprocess/pix.h"

namespace digitpad {

inline Stroke line(std::initializer_list<PenPoint> points, float width) {
    return {.points = points, .width = width};
}

/// A three in a field of about 100 x 160 units.
inline Drawing drawnThree(float width = 12) {
    Stroke stroke{.points = {}, .width = width};
    for (int bow = 0; bow < 2; ++bow) {
        for (int i = 0; i <= 12; ++i) {
            const float angle = (-0.65F + 1.15F * static_cast<float>(i) / 12) * std::numbers::pi_v<float>;
            stroke.points.push_back(
                {50 + 40 * std::cos(angle), 50 + 80.0F * static_cast<float>(bow) + 40 * std::sin(angle)});
        }
    }
    return {{stroke}};
}

inline double meanDifference(const DigitImage& a, const DigitImage& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) sum += std::abs(a.pixels[i] - b.pixels[i]);
    return sum / kImagePixels;
}

/// A picture whose levels depend on the place.
template <typename Level>
GreyImage greyPicture(int width, int height, Level level) {
    GreyImage result{width, height, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            result.pixels.push_back(static_cast<std::uint8_t>(std::lround(level(x, y))));
    return result;
}

/// A mask that is set where `isInk` says so.
template <typename IsInk>
PixOwner maskWhere(int width, int height, IsInk isInk) {
    PixOwner mask = own(pixCreate(width, height, 1));
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            if (isInk(x, y)) pixSetPixel(mask.get(), x, y, 1);
    return mask;
}

struct Centre {
    double x = 0;
    double y = 0;
};

/// In pixel-edge coordinates.
inline Centre centreOfMass(const DigitImage& image) {
    double mass = 0;
    Centre centre;
    for (int y = 0; y < kImageSide; ++y) {
        for (int x = 0; x < kImageSide; ++x) {
            mass += image.at(y, x);
            centre.x += image.at(y, x) * (x + 0.5);
            centre.y += image.at(y, x) * (y + 0.5);
        }
    }
    return {centre.x / mass, centre.y / mass};
}

} // namespace digitpad
