#include "core/preprocess/ink_extraction.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/preprocess/components.h"
#include "core/preprocess/ink_mask.h"
#include "core/preprocess/narrow_shadows.h"
#include "core/preprocess/page.h"
#include "core/preprocess/paper_light.h"
#include "core/preprocess/pix.h"

namespace digitpad {
namespace {

/// Handwriting needs no more: a page of thirty digits a line still has forty pixels for each.
constexpr int kWorkingSide = 1200;
/// In pictures up to this size a pixel's grey is its coverage already, as in MNIST's own.
constexpr int kCoverageSide = 64;
/// A picture this small is a drawing or a cut-out: full of ink, with little shadow.
constexpr int kCutOutSide = 100;
constexpr double kWidestInCutOut = 0.4;
/// What is wider than this part of the longer side of any other picture is no stroke.
constexpr double kWidest = 0.25;

/// How dark a pixel is beside the darkest one near it: faint pencil comes out as black as a marker, edges
/// stay soft.
class Coverage {
public:
    Coverage(const GreyImage& contrast, const InkLevels& levels) : m_contrast(contrast), m_levels(levels) {
        const int longer = std::max(contrast.width, contrast.height);
        if (longer <= kCoverageSide) return;
        const int window = std::max(longer / 60 * 2 + 1, 5);
        m_darkest = lightestIn(contrast, window); // high levels of contrast are dark
    }

    /// 0 to 1 of the pixel at `index`.
    float at(std::size_t index) const {
        const float level = static_cast<float>(m_contrast.pixels[index]) - m_levels.paper;
        const float range = m_levels.ink - m_levels.paper;
        if (m_darkest.pixels.empty()) return std::clamp(level / range, 0.0F, 1.0F);
        const float darkest =
            std::clamp(static_cast<float>(m_darkest.pixels[index]) - m_levels.paper, range / 3, range);
        // The lowest and highest part is what noise and the blur of a camera make of paper and ink.
        constexpr float kPaperPart = 0.2F;
        constexpr float kInkPart = 0.8F;
        return std::clamp((level / darkest - kPaperPart) / (kInkPart - kPaperPart), 0.0F, 1.0F);
    }

private:
    const GreyImage& m_contrast;
    InkLevels m_levels;
    GreyImage m_darkest;
};

/// What one way of looking found.
struct FoundInk {
    GreyImage contrasts;
    InkLevels levels;
    PixOwner mask;
};

std::optional<FoundInk> findInk(const GreyImage& picture, double widestStroke) {
    GreyImage light = paperLight(picture, widestStroke);
    GreyImage contrasts = contrast(picture, light);
    auto levels = findInkLevels(contrasts);
    if (!levels) return std::nullopt;
    const float faint = faintInkLevel(*levels);
    const float least = (faint - levels->paper) / (kFullInkLevel - kPaperLevel);
    if (followNarrowShadows(light, picture, maskAtLeast(contrasts, static_cast<int>(faint)), least)) {
        contrasts = contrast(picture, light);
        levels = findInkLevels(contrasts);
        if (!levels) return std::nullopt;
    }
    PixOwner mask = inkMask(contrasts, *levels);
    return FoundInk{std::move(contrasts), *levels, std::move(mask)};
}

GreyImage inverted(GreyImage picture) {
    for (std::uint8_t& value : picture.pixels) value = static_cast<std::uint8_t>(255 - value);
    return picture;
}

/// Whether what is dark in the picture looks like strokes, and what is light does not: it may be glare on a
/// board, or a sheet on a table that is nearly as light.
bool hasDarkStrokesOnly(const GreyImage& whole) {
    constexpr int kSide = 900; // is enough to see it
    constexpr int kEven = 4;   // strokes are hardly as many times wider than they usually are
    constexpr int kManyTimes = 8;
    constexpr double kTooWide = 0.2; // of the longer side
    const GreyImage picture = shrunkToFit(whole, kSide);
    const int longer = std::max(picture.width, picture.height);
    if (longer <= kCutOutSide) return false;
    const auto dark = findInk(picture, kWidest);
    const auto light = findInk(inverted(picture), kWidest);
    if (!dark || !light) return false;
    const LineWidths strokes = lineWidths(dark->mask);
    const LineWidths others = lineWidths(light->mask);
    const bool isUneven = others.widest > kEven * others.usual && strokes.widest < others.widest;
    const bool isWide = others.widest > kTooWide * longer && strokes.widest * kManyTimes < others.widest;
    return strokes.widest > 0 && strokes.widest <= kEven * strokes.usual && (isUneven || isWide);
}

/// At most kWorkingSide long, dark on light.
GreyImage workingCopy(const GreyImage& picture) {
    GreyImage copy = shrunkToFit(picture, kWorkingSide);
    if (clearAroundPage(copy) || !isLightOnDark(copy) || hasDarkStrokesOnly(copy)) return copy;
    return inverted(std::move(copy));
}

/// Where some of the ink found is much wider than its lines, looks for strokes that are not, again and again:
/// shadows that were taken for ink vanish, and the edges of others are followed the more closely.
std::optional<FoundInk> findInk(const GreyImage& picture) {
    const int longer = std::max(picture.width, picture.height);
    if (longer <= kCutOutSide) return findInk(picture, kWidestInCutOut);
    constexpr double kRoom = 3;   // line widths; crossings and blots are wider than lines
    constexpr double kStep = 0.4; // at most at once: the ragged edge of a shadow may look like lines
    constexpr double kFinest = 0.02;
    constexpr double kNarrower = 0.7; // for less it is not worth another look
    double widest = kWidest;
    auto found = findInk(picture, widest);
    if (!found) return found;
    LineWidths lines = lineWidths(found->mask);
    if (lines.widest <= kRoom * lines.usual) return found;
    while (true) {
        const double next = std::max({kRoom * lines.usual / longer, kStep * widest, kFinest});
        if (next > kNarrower * widest) return found;
        auto again = findInk(picture, next);
        if (!again || isEmpty(again->mask)) return found;
        found = std::move(again);
        lines = lineWidths(found->mask);
        widest = next;
    }
}

/// Coverage in and right beside the mask, in levels of 0 to 255; no pixels for no ink.
GreyImage extractLevels(const GreyImage& picture) {
    const auto found = findInk(picture);
    if (!found) return {};
    const PixOwner fringed = own(pixDilateBrick(nullptr, found->mask.get(), 3, 3));
    const Coverage coverage(found->contrasts, found->levels);
    GreyImage result{picture.width, picture.height, std::vector<std::uint8_t>(picture.pixels.size())};
    std::size_t index = 0;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x, ++index) {
            if (!isSet(fringed, x, y)) continue;
            result.pixels[index] = static_cast<std::uint8_t>(std::lround(255 * coverage.at(index)));
        }
    }
    return result;
}

} // namespace

InkImage extractInk(const GreyImage& picture) {
    if (picture.width <= 0 || picture.height <= 0) return {};
    const GreyImage levels = extractLevels(workingCopy(picture));
    if (levels.pixels.empty()) return {picture.width, picture.height};
    InkImage ink = enlarged(levels, picture.width, picture.height);
    for (float& value : ink.pixels) value /= 255;
    return ink;
}

} // namespace digitpad
