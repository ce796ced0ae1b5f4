#include "core/reading/box_ink.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/data/drawing.h"
#include "core/preprocess/framing.h"
#include "core/preprocess/otsu.h"
#include "core/preprocess/pix.h"

namespace digitpad {
namespace {

/// Paper around the box that is looked at, as a part of its longer side.
constexpr float kMargin = 0.15F;
/// Ink of the digit that reaches over its box, likewise: boxes are right to some 5 %.
constexpr float kOver = 0.04F;
/// The longer side at which ink is told from paper: twice that of a framed digit, so that scaling it down
/// smooths.
constexpr int kSide = 48;

/// From this coverage on a pixel counts as ink.
constexpr float kInk = 0.5F;

struct Crop {
    GreyImage image;
    double scale = 1;        ///< crop pixels a picture pixel
    float left = 0, top = 0; ///< in the picture
};

Crop cropAround(const GreyImage& picture, const SymbolBox& box) {
    const float margin = kMargin * std::max(box.width(), box.height()) + 1;
    const int left = std::clamp(static_cast<int>(std::floor(box.left - margin)), 0, picture.width - 1);
    const int top = std::clamp(static_cast<int>(std::floor(box.top - margin)), 0, picture.height - 1);
    const int right = std::clamp(static_cast<int>(std::ceil(box.right + margin)), left + 1, picture.width);
    const int bottom = std::clamp(static_cast<int>(std::ceil(box.bottom + margin)), top + 1, picture.height);
    GreyImage part{right - left, bottom - top, {}};
    part.pixels.reserve(static_cast<std::size_t>(part.width) * static_cast<std::size_t>(part.height));
    for (int y = top; y < bottom; ++y) {
        const auto row = picture.pixels.begin() + static_cast<std::ptrdiff_t>(y) * picture.width;
        part.pixels.insert(part.pixels.end(), row + left, row + right);
    }
    const double scale = static_cast<double>(kSide) / std::max(part.width, part.height);
    return {resized(part, scale), scale, static_cast<float>(left), static_cast<float>(top)};
}

LevelCounts histogram(const GreyImage& image) {
    LevelCounts counts{};
    for (const std::uint8_t pixel : image.pixels) counts[pixel] += 1;
    return counts;
}

/// Whether most of the crop's border is dark.
bool isLightOnDark(const GreyImage& image, int level) {
    int dark = 0;
    int all = 0;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            if (x > 0 && y > 0 && x < image.width - 1 && y < image.height - 1) continue;
            ++all;
            if (image.at(x, y) < level) ++dark;
        }
    return 2 * dark > all;
}

/// The ink of the digit in a crop around it, 0 outside of the box and what reaches a little over it.
struct BoxInk {
    Crop crop;
    InkImage coverage;
};

BoxInk inkIn(const GreyImage& picture, const SymbolBox& box) {
    Crop crop = cropAround(picture, box);
    const LevelSplit split = otsuSplit(histogram(crop.image));
    const bool inverted = isLightOnDark(crop.image, split.level);
    const double paper = inverted ? split.low : split.high;
    const double ink = inverted ? split.high : split.low;
    InkImage coverage(crop.image.width, crop.image.height);
    const float over = kOver * std::max(box.width(), box.height());
    const auto inCrop = [&](float value, float origin) {
        return static_cast<float>((value - origin) * crop.scale);
    };
    const int left = static_cast<int>(std::floor(inCrop(box.left - over, crop.left)));
    const int right = static_cast<int>(std::ceil(inCrop(box.right + over, crop.left)));
    const int top = static_cast<int>(std::floor(inCrop(box.top - over, crop.top)));
    const int bottom = static_cast<int>(std::ceil(inCrop(box.bottom + over, crop.top)));
    for (int y = std::max(top, 0); y < std::min(bottom, coverage.height); ++y)
        for (int x = std::max(left, 0); x < std::min(right, coverage.width); ++x) {
            const double value = paper == ink ? 0 : (paper - crop.image.at(x, y)) / (paper - ink);
            // Noise of the paper and the soft edge of strokes: Otsu's means lie within both kinds.
            coverage.at(x, y) = static_cast<float>(std::clamp((value - 0.15) / 0.85, 0.0, 1.0));
        }
    return {std::move(crop), std::move(coverage)};
}

SymbolBox boxAround(const BoxInk& ink, const SymbolBox& box) {
    Extent extent;
    for (int y = 0; y < ink.coverage.height; ++y)
        for (int x = 0; x < ink.coverage.width; ++x)
            if (ink.coverage.at(x, y) >= kInk)
                extent.add(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F, 0.5F);
    if (extent.empty()) return box;
    const auto scale = static_cast<float>(ink.crop.scale);
    return {ink.crop.left + extent.left / scale, ink.crop.top + extent.top / scale,
            ink.crop.left + extent.right / scale, ink.crop.top + extent.bottom / scale, box.symbol};
}

DigitImage framed(const BoxInk& ink) {
    return frameDigit(ink.coverage).value_or(DigitImage{});
}

} // namespace

DigitImage framedDigit(const GreyImage& picture, const SymbolBox& box) {
    return framed(inkIn(picture, box));
}

DigitInk digitInk(const GreyImage& picture, const SymbolBox& box) {
    const BoxInk ink = inkIn(picture, box);
    return {framed(ink), boxAround(ink, box)};
}

} // namespace digitpad
