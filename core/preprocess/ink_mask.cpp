#include "core/preprocess/ink_mask.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "core/median.h"
#include "core/preprocess/components.h"
#include "core/preprocess/pale_lines.h"
#include "core/preprocess/paper_light.h"
#include "core/preprocess/ruled_lines.h"
#include "core/preprocess/shadows.h"

namespace digitpad {
namespace {

constexpr float kInkRange = kFullInkLevel - kPaperLevel;
/// Fainter than this part of the paper's light is no ink.
constexpr float kFaintest = 0.12F * kInkRange;
/// Ruled lines and specks are looked for in pictures that have room for them.
constexpr int kSmallSide = 64;

using Histogram = std::array<std::size_t, 256>;

/// The level below which `count` of the pixels lie, of those from `first` on.
int levelOfRank(const Histogram& histogram, std::size_t first, double count) {
    double seen = 0;
    for (std::size_t level = first; level < histogram.size(); ++level) {
        seen += static_cast<double>(histogram[level]);
        if (seen > count) return static_cast<int>(level);
    }
    return 255;
}

/// Deviation of the noise, from the median second difference along the rows: edges are too few to matter, and
/// slow changes vanish.
float noiseOf(const GreyImage& contrast) {
    Histogram histogram{};
    double count = 0;
    for (int y = 0; y < contrast.height; ++y) {
        for (int x = 1; x + 1 < contrast.width; ++x) {
            const int bend = contrast.at(x - 1, y) - 2 * contrast.at(x, y) + contrast.at(x + 1, y);
            ++histogram[static_cast<std::size_t>(std::min(std::abs(bend), 255))];
            ++count;
        }
    }
    constexpr float kToDeviation = 1 / (0.6745F * 2.449F); // median of |normal|, and root of 1 + 4 + 1
    return std::max(kToDeviation * static_cast<float>(levelOfRank(histogram, 0, count / 2)), 1.0F);
}

/// The most frequent level near kPaperLevel, averaged over its neighbours.
float paperOf(const Histogram& histogram) {
    constexpr int kNear = 40;
    constexpr int kWidth = 3;
    const auto around = [&histogram](int level) {
        double sum = 0;
        for (int i = level - kWidth; i <= level + kWidth; ++i)
            sum += static_cast<double>(histogram[static_cast<std::size_t>(i)]);
        return sum;
    };
    int best = kPaperLevel;
    for (int level = kPaperLevel - kNear; level <= kPaperLevel + kNear; ++level) {
        if (around(level) > around(best)) best = level;
    }
    double mean = 0;
    for (int i = best - kWidth; i <= best + kWidth; ++i)
        mean += i * static_cast<double>(histogram[static_cast<std::size_t>(i)]);
    return around(best) > 0 ? static_cast<float>(mean / around(best)) : kPaperLevel;
}

/// A part of the ink's range above the paper, and so many deviations of the noise.
float levelAbove(const InkLevels& levels, float deviations, float part) {
    return levels.paper +
           std::max({deviations * levels.noise, part * (levels.ink - levels.paper), kFaintest / 2});
}

/// A speck is small beside the largest part in extent as well as in area: the bar of a 5 or a broken stroke
/// is not.
void removeSpecks(const PixOwner& mask) {
    l_int32 longest = 0;
    l_int32 largest = 0;
    forEachComponent(mask, [&](const Component& component, const PixOwner&) {
        longest = std::max(longest, component.longer());
        largest = std::max(largest, component.area);
    });
    forEachComponent(mask, [&](const Component& component, const PixOwner& part) {
        if (component.longer() * 8 < longest && component.area * 30 < largest) erase(mask, component, part);
    });
}

} // namespace

std::optional<InkLevels> findInkLevels(const GreyImage& contrast) {
    Histogram histogram{};
    for (const std::uint8_t level : contrast.pixels) ++histogram[level];
    const auto count = static_cast<double>(contrast.pixels.size());
    InkLevels levels;
    levels.noise = noiseOf(contrast);
    levels.paper = paperOf(histogram);

    const auto first =
        static_cast<std::size_t>(std::min(levels.paper + std::max(6 * levels.noise, kFaintest), 255.0F));
    double dark = 0;
    for (std::size_t level = first; level < histogram.size(); ++level)
        dark += static_cast<double>(histogram[level]);
    if (dark < std::max(2.0, 1e-5 * count)) return std::nullopt;
    levels.ink = static_cast<float>(levelOfRank(histogram, first, 0.9 * dark));
    return levels;
}

float faintInkLevel(const InkLevels& levels) {
    return levelAbove(levels, 3.5F, 0.2F);
}

PixOwner inkMask(const GreyImage& contrast, const InkLevels& levels) {
    const int sureLevel = static_cast<int>(levelAbove(levels, 5, 0.45F));
    // Faint pixels count where they go on from sure ones.
    PixOwner sure = maskAtLeast(contrast, sureLevel);
    PixOwner faint = maskAtLeast(contrast, static_cast<int>(faintInkLevel(levels)));
    const bool small = std::max(contrast.width, contrast.height) <= kSmallSide;
    const auto darker = small ? std::nullopt : levelAbovePaleNet(contrast, faint, levels.paper);
    if (darker) {
        constexpr int kEdges = 5; // soft ones are as pale as the lines
        sure = maskAtLeast(contrast, std::max(*darker, sureLevel));
        faint =
            own(pixAnd(nullptr, faint.get(), own(pixDilateBrick(nullptr, sure.get(), kEdges, kEdges)).get()));
    }
    if (!small) removeRuledLines(faint);
    PixOwner mask = own(pixAnd(nullptr, sure.get(), faint.get()));
    mask = own(pixSeedfillBinary(nullptr, mask.get(), faint.get(), 8));
    if (!small) {
        removeSpecks(mask);
        removeShadows(mask, contrast, levels.paper);
        removeSpecks(mask);
    }
    return mask;
}

LineWidths lineWidths(const PixOwner& mask) {
    const PixOwner pix = own(pixDistanceFunction(mask.get(), 8, 8, L_BOUNDARY_BG));
    const GreyImage distances = toGrey(pix);
    const GreyImage largest = toGrey(own(pixDilateGray(pix.get(), 3, 3)));
    std::vector<int> middles;
    for (std::size_t i = 0; i < distances.pixels.size(); ++i)
        if (distances.pixels[i] > 0 && distances.pixels[i] == largest.pixels[i])
            middles.push_back(distances.pixels[i]);
    if (middles.empty()) return {};
    return {2 * upperMedian(middles) - 1, 2 * *std::ranges::max_element(middles) - 1};
}

} // namespace digitpad
