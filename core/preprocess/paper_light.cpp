#include "core/preprocess/paper_light.h"

#include <algorithm>
#include <cmath>

#include "core/preprocess/local_plane.h"
#include "core/preprocess/otsu.h"
#include "core/preprocess/pix.h"

namespace digitpad {
namespace {

/// The light of the paper changes slowly: it is found at this size.
constexpr int kMapSide = 240;
/// Polarity, at this.
constexpr int kDetailSide = 100;
/// Darker paper is taken to be this light: noise must not be made into ink.
constexpr float kDarkestPaper = 40;

/// The value that splits the picture best in two.
int otsuThreshold(const GreyImage& picture) {
    LevelCounts counts{};
    for (const std::uint8_t value : picture.pixels) ++counts[value];
    const int level = otsuSplit(counts).level;
    constexpr int kMiddle = 128;
    return level > 0 ? level : kMiddle; // one grey all over
}

/// From -1, all of the border is dark, to 1, all of it is light.
double borderLightness(const GreyImage& picture) {
    const int threshold = otsuThreshold(picture);
    double light = 0;
    double count = 0;
    const auto look = [&](int x, int y) {
        light += picture.at(x, y) >= threshold ? 1 : 0;
        ++count;
    };
    for (int x = 0; x < picture.width; ++x) {
        look(x, 0);
        look(x, picture.height - 1);
    }
    for (int y = 0; y < picture.height; ++y) {
        look(0, y);
        look(picture.width - 1, y);
    }
    return 2 * light / count - 1;
}

int oddSize(double size) {
    return static_cast<int>(size) / 2 * 2 + 1;
}

/// From -1, what differs from its surroundings is darker, to 1, it is lighter.  The surroundings are a
/// median, which follows the edge of a shadow.
double detailLightness(const GreyImage& picture) {
    const GreyImage small = shrunkToFit(picture, kDetailSide);
    const double window = std::max(0.2 * std::max(small.width, small.height), 3.0);
    // The filter mirrors the picture at its border, so its window cannot be larger than that.
    const auto within = [window](int side) { return oddSize(std::min(window, static_cast<double>(side))); };
    const PixOwner pix = toPix(small);
    const GreyImage around =
        toGrey(own(pixMedianFilter(pix.get(), within(small.width), within(small.height))));
    double lighter = 0;
    double darker = 0;
    for (std::size_t i = 0; i < small.pixels.size(); ++i) {
        // As a part of the light, and limited, so that the edge of a shadow counts no more than ink.
        const double surroundings = std::max<double>(around.pixels[i], kDarkestPaper);
        const double difference = std::clamp((small.pixels[i] - around.pixels[i]) / surroundings, -0.4, 0.4);
        (difference > 0 ? lighter : darker) += difference * difference;
    }
    return lighter + darker > 0 ? (lighter - darker) / (lighter + darker) : 0;
}

/// Planes through what is paper by the map so far; near the border they replace the closing where they are
/// darker.
void followGradients(const GreyImage& picture, int window, GreyImage& map) {
    constexpr float kInkFrom = 0.94F; // of the paper's light
    std::vector<std::uint8_t> isPaper(picture.pixels.size());
    for (std::size_t i = 0; i < isPaper.size(); ++i) {
        isPaper[i] =
            static_cast<float>(picture.pixels[i]) >= kInkFrom * static_cast<float>(map.pixels[i]) ? 1 : 0;
    }
    const InkImage planes = localPlanes(picture, isPaper, std::max(window / 2, 2));
    const int margin = window / 2;
    std::size_t pixel = 0;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x, ++pixel) {
            const int inside = std::min({x, y, picture.width - 1 - x, picture.height - 1 - y});
            if (inside >= margin || planes.pixels[pixel] < 0) continue;
            const auto plane =
                static_cast<std::uint8_t>(std::clamp(planes.pixels[pixel] + 0.5F, 0.0F, 255.0F));
            map.pixels[pixel] = std::min(map.pixels[pixel], plane);
        }
    }
}

/// The light of the paper, at a size of at most kMapSide.
GreyImage paperMap(const GreyImage& picture, double widestStroke) {
    const GreyImage small = shrunkToFit(picture, kMapSide);
    const int window = std::max(oddSize(widestStroke * std::max(small.width, small.height)), 3);
    // Strokes vanish while the edges of shadows stay.  Too light near the border of a gradient, where the
    // windows are cut off.
    GreyImage map = closedOver(small, window);
    // Each time more of the dark end of a steep gradient is known to be paper.
    for (int pass = 0; pass < 3; ++pass) followGradients(small, window, map);
    if (small.width == picture.width && small.height == picture.height) return map;
    // The edge of a shadow is sharper than such a map: right beside it the darker side's light counts, for
    // the other way the edge would be a line of ink.
    return darkestIn(map, 3);
}

} // namespace

bool isLightOnDark(const GreyImage& picture) {
    // Each alone can be wrong: strokes reach the border of a tight cut-out, shadows darken half of a border,
    // and thick strokes are not rare.  Dark on light where both say little.
    constexpr double kSure = -0.3;
    return borderLightness(picture) - 1.5 * detailLightness(picture) < kSure;
}

GreyImage paperLight(const GreyImage& picture, double widestStroke) {
    const InkImage light = enlarged(paperMap(picture, widestStroke), picture.width, picture.height);
    GreyImage levels{light.width, light.height, {}};
    levels.pixels.reserve(light.pixels.size());
    for (const float level : light.pixels)
        levels.pixels.push_back(static_cast<std::uint8_t>(std::lround(level)));
    return levels;
}

GreyImage contrast(const GreyImage& picture, const GreyImage& light) {
    GreyImage result{picture.width, picture.height, std::vector<std::uint8_t>(picture.pixels.size())};
    constexpr float kRange = kFullInkLevel - kPaperLevel;
    for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
        const float paper = light.pixels[i];
        const float part = (paper - static_cast<float>(picture.pixels[i])) / std::max(paper, kDarkestPaper);
        result.pixels[i] =
            static_cast<std::uint8_t>(std::clamp(kPaperLevel + kRange * part + 0.5F, 0.0F, 255.0F));
    }
    return result;
}

} // namespace digitpad
