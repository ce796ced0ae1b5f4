#include "core/preprocess/paper_light.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/preprocess/local_plane.h"
#include "core/preprocess/pix.h"

namespace digitpad {
namespace {

/// The light of the paper changes slowly: it is found at this size.
constexpr int kMapSide = 240;
/// Of the longer side: wider than any stroke, so that paper is found beside it.
constexpr double kWidestStroke = 0.4;
/// Of the longer side: how far around a pixel the paper is looked at.
constexpr double kPlaneReach = 0.25;
/// Darker paper is taken to be this light: noise must not be made into ink.
constexpr float kDarkestPaper = 40;

/// The value that splits the histogram best in two (Otsu, 1979).
int otsuThreshold(const GreyImage& picture) {
    std::array<double, 256> histogram{};
    for (const std::uint8_t value : picture.pixels) ++histogram[value];
    double total = 0;
    double sum = 0;
    for (std::size_t i = 0; i < 256; ++i) {
        total += histogram[i];
        sum += static_cast<double>(i) * histogram[i];
    }
    double below = 0, sumBelow = 0, best = -1;
    int threshold = 128;
    for (std::size_t i = 0; i < 256; ++i) {
        below += histogram[i];
        sumBelow += static_cast<double>(i) * histogram[i];
        if (below == 0 || below == total) continue;
        const double apart = sumBelow / below - (sum - sumBelow) / (total - below);
        const double variance = below * (total - below) * apart * apart;
        if (variance > best) {
            best = variance;
            threshold = static_cast<int>(i) + 1;
        }
    }
    return threshold;
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

/// Skewness of what differs from the surroundings: positive where a few pixels are lighter than the rest.
double localSkewness(const GreyImage& picture) {
    const int reach = std::max(std::max(picture.width, picture.height) / 4, 1);
    const PixOwner pix = toPix(picture);
    const GreyImage around = toGrey(own(pixBlockconv(pix.get(), reach, reach)));
    double squares = 0, cubes = 0;
    double mean = 0;
    const auto count = static_cast<double>(picture.pixels.size());
    for (std::size_t i = 0; i < picture.pixels.size(); ++i)
        mean += (picture.pixels[i] - around.pixels[i]) / count;
    for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
        const double difference = picture.pixels[i] - around.pixels[i] - mean;
        squares += difference * difference / count;
        cubes += difference * difference * difference / count;
    }
    return squares > 0 ? cubes / std::pow(squares, 1.5) : 0;
}

int oddSize(double size) {
    return static_cast<int>(size) / 2 * 2 + 1;
}

/// Grey closing: the lightest value that every window around a pixel reaches, so strokes vanish while the
/// edges of shadows stay.  Too light near the border of a gradient, where the windows are cut off.
GreyImage closed(const GreyImage& picture) {
    const int window = std::max(oddSize(kWidestStroke * std::max(picture.width, picture.height)), 3);
    const PixOwner pix = toPix(picture);
    return toGrey(own(pixCloseGray(pix.get(), window, window)));
}

/// Planes through what is paper by the map so far; they replace the closing where they are darker.
void followGradients(const GreyImage& picture, GreyImage& map) {
    constexpr float kInkFrom = 0.94F; // of the paper's light
    std::vector<std::uint8_t> isPaper(picture.pixels.size());
    for (std::size_t i = 0; i < isPaper.size(); ++i) {
        isPaper[i] =
            static_cast<float>(picture.pixels[i]) >= kInkFrom * static_cast<float>(map.pixels[i]) ? 1 : 0;
    }
    const int reach = std::max(static_cast<int>(kPlaneReach * std::max(picture.width, picture.height)), 2);
    const InkImage planes = localPlanes(picture, isPaper, reach);
    for (std::size_t i = 0; i < isPaper.size(); ++i) {
        if (planes.pixels[i] < 0) continue;
        const auto plane = static_cast<std::uint8_t>(std::clamp(planes.pixels[i] + 0.5F, 0.0F, 255.0F));
        map.pixels[i] = std::min(map.pixels[i], plane);
    }
}

/// The light of the paper, at a size of at most kMapSide.
GreyImage paperMap(const GreyImage& picture) {
    const int longer = std::max(picture.width, picture.height);
    const double factor = std::min(static_cast<double>(kMapSide) / longer, 1.0);
    const auto scaledSide = [factor](int side) {
        return std::max(static_cast<int>(std::lround(side * factor)), 1);
    };
    const GreyImage small = shrunk(picture, scaledSide(picture.width), scaledSide(picture.height));
    GreyImage map = closed(small);
    // Each time more of the dark end of a steep gradient is known to be paper.
    for (int pass = 0; pass < 4; ++pass) followGradients(small, map);
    return map;
}

} // namespace

bool isLightOnDark(const GreyImage& picture) {
    // Each alone can be wrong: strokes reach the border of a tight cut-out, shadows darken half of a border,
    // and thick strokes are not rare.  Dark on light where both say little.
    constexpr double kSure = -0.3;
    return borderLightness(picture) - std::clamp(localSkewness(picture), -1.0, 1.0) < kSure;
}

GreyImage contrast(const GreyImage& picture) {
    const InkImage paper = enlarged(paperMap(picture), picture.width, picture.height);
    GreyImage result{picture.width, picture.height, std::vector<std::uint8_t>(picture.pixels.size())};
    constexpr float kRange = kFullInkLevel - kPaperLevel;
    for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
        const float light = paper.pixels[i];
        const float part = (light - static_cast<float>(picture.pixels[i])) / std::max(light, kDarkestPaper);
        result.pixels[i] =
            static_cast<std::uint8_t>(std::clamp(kPaperLevel + kRange * part + 0.5F, 0.0F, 255.0F));
    }
    return result;
}

} // namespace digitpad
