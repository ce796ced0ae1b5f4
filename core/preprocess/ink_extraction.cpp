#include "core/preprocess/ink_extraction.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/preprocess/components.h"
#include "core/preprocess/foreign_things.h"
#include "core/preprocess/ink_coverage.h"
#include "core/preprocess/ink_mask.h"
#include "core/preprocess/narrow_shadows.h"
#include "core/preprocess/page.h"
#include "core/preprocess/paper_light.h"
#include "core/preprocess/pix.h"

namespace digitpad {
namespace {

/// Handwriting needs no more: a page of thirty digits a line still has forty pixels for each.
constexpr int kWorkingSide = 1200;
/// A picture this small is a drawing or a cut-out: full of ink, with little shadow.
constexpr int kCutOutSide = 100;
constexpr double kWidestInCutOut = 0.4;
/// What is wider than this part of the longer side of any other picture is no stroke.
constexpr double kWidest = 0.25;

std::optional<FoundInk> findInk(const GreyImage& picture, double widestStroke, const std::stop_token& stop) {
    throwIfStopped(stop);
    GreyImage light = paperLight(picture, widestStroke);
    GreyImage contrasts = contrast(picture, light);
    throwIfStopped(stop);
    auto levels = findInkLevels(contrasts);
    if (!levels) return std::nullopt;
    const float faint = faintInkLevel(*levels);
    const float least = (faint - levels->paper) / (kFullInkLevel - kPaperLevel);
    if (followNarrowShadows(light, picture, maskAtLeast(contrasts, static_cast<int>(faint)), least)) {
        contrasts = contrast(picture, light);
        levels = findInkLevels(contrasts);
        if (!levels) return std::nullopt;
    }
    throwIfStopped(stop);
    PixOwner mask = inkMask(contrasts, *levels);
    return FoundInk{std::move(contrasts), *levels, std::move(mask)};
}

GreyImage inverted(GreyImage picture) {
    for (std::uint8_t& value : picture.pixels) value = static_cast<std::uint8_t>(255 - value);
    return picture;
}

/// Whether what is dark in the picture looks like strokes, and what is light does not: it may be glare on a
/// board, or a sheet on a table that is nearly as light.
bool hasDarkStrokesOnly(const GreyImage& whole, const std::stop_token& stop) {
    constexpr int kSide = 900; // is enough to see it
    constexpr int kEven = 4;   // strokes are hardly as many times wider than they usually are
    constexpr int kManyTimes = 8;
    constexpr double kTooWide = 0.2; // of the longer side
    const GreyImage picture = shrunkToFit(whole, kSide);
    const int longer = std::max(picture.width, picture.height);
    if (longer <= kCutOutSide) return false;
    const auto dark = findInk(picture, kWidest, stop);
    const auto light = findInk(inverted(picture), kWidest, stop);
    if (!dark || !light) return false;
    const LineWidths strokes = lineWidths(dark->mask);
    const LineWidths others = lineWidths(light->mask);
    const bool isUneven = others.widest > kEven * others.usual && strokes.widest < others.widest;
    const bool isWide = others.widest > kTooWide * longer && strokes.widest * kManyTimes < others.widest;
    return strokes.widest > 0 && strokes.widest <= kEven * strokes.usual && (isUneven || isWide);
}

/// At most kWorkingSide long, dark on light.
GreyImage workingCopy(const GreyImage& picture, const std::stop_token& stop) {
    GreyImage copy = shrunkToFit(picture, kWorkingSide);
    if (clearAroundPage(copy) || !isLightOnDark(copy) || hasDarkStrokesOnly(copy, stop)) return copy;
    return inverted(std::move(copy));
}

/// Where some of the ink found is much wider than its lines, looks for strokes that are not, again and again:
/// shadows that were taken for ink vanish, and the edges of others are followed the more closely.
std::optional<FoundInk> findInk(const GreyImage& picture, const std::stop_token& stop) {
    const int longer = std::max(picture.width, picture.height);
    if (longer <= kCutOutSide) return findInk(picture, kWidestInCutOut, stop);
    constexpr double kRoom = 3;   // line widths; crossings and blots are wider than lines
    constexpr double kStep = 0.4; // at most at once: the ragged edge of a shadow may look like lines
    constexpr double kFinest = 0.02;
    constexpr double kNarrower = 0.7; // for less it is not worth another look
    double widest = kWidest;
    auto found = findInk(picture, widest, stop);
    if (!found) return found;
    LineWidths lines = lineWidths(found->mask);
    if (lines.widest <= kRoom * lines.usual) return found;
    while (true) {
        const double next = std::max({kRoom * lines.usual / longer, kStep * widest, kFinest});
        if (next > kNarrower * widest) return found;
        auto again = findInk(picture, next, stop);
        if (!again || isEmpty(again->mask)) return found;
        found = std::move(again);
        lines = lineWidths(found->mask);
        widest = next;
    }
}

/// The same contrasts without what is in the mask, and where its edges may be.
std::optional<FoundInk> withoutParts(const FoundInk& found, const PixOwner& parts) {
    GreyImage contrasts = found.contrasts;
    const int edges = std::max(contrasts.width, contrasts.height) / 150 * 2 + 3;
    const PixOwner wide = own(pixDilateBrick(nullptr, parts.get(), edges, edges));
    const auto paper = static_cast<std::uint8_t>(std::lround(found.levels.paper));
    std::size_t index = 0;
    for (int y = 0; y < contrasts.height; ++y)
        for (int x = 0; x < contrasts.width; ++x, ++index)
            if (isSet(wide, x, y)) contrasts.pixels[index] = paper;
    const auto levels = findInkLevels(contrasts);
    if (!levels) return std::nullopt;
    PixOwner mask = inkMask(contrasts, *levels);
    if (isEmpty(mask)) return std::nullopt;
    return FoundInk{std::move(contrasts), *levels, std::move(mask)};
}

/// Lengths times `scale`, rounded outwards.
std::vector<Box> boxesOf(const PixOwner& mask, double scale) {
    std::vector<Box> boxes;
    forEachComponent(mask, [&](const Component& part, const PixOwner&) {
        const auto scaled = [scale](double length) { return static_cast<int>(std::ceil(scale * length)); };
        boxes.push_back({static_cast<int>(scale * part.x), static_cast<int>(scale * part.y),
                         scaled(part.width), scaled(part.height)});
    });
    return boxes;
}

InkImage enlargedCoverage(const FoundInk& found, int width, int height) {
    InkImage ink = enlarged(inkCoverage(found), width, height);
    for (float& value : ink.pixels) value /= 255;
    return ink;
}

} // namespace

struct PictureInk::Found {
    FoundInk ink;
};

PictureInk::PictureInk(const GreyImage& picture, const std::stop_token& stop)
    : m_width(picture.width), m_height(picture.height) {
    if (picture.width <= 0 || picture.height <= 0) return;
    if (auto found = findInk(workingCopy(picture, stop), stop))
        m_found = std::make_unique<Found>(Found{std::move(*found)});
}

PictureInk::~PictureInk() = default;

InkImage PictureInk::all() const {
    if (m_found) return enlargedCoverage(m_found->ink, m_width, m_height);
    return m_width > 0 && m_height > 0 ? InkImage(m_width, m_height) : InkImage();
}

std::optional<Writing> PictureInk::writing(const std::stop_token& stop) const {
    if (!m_found || std::max(m_width, m_height) <= kCutOutSide) return std::nullopt;
    const double scale = static_cast<double>(m_width) / m_found->ink.contrasts.width;
    const PixOwner things = foreignThings(m_found->ink.mask);
    if (!things) return std::nullopt;
    throwIfStopped(stop);
    const auto rest = withoutParts(m_found->ink, things);
    if (!rest) return std::nullopt;
    return Writing{enlargedCoverage(*rest, m_width, m_height), boxesOf(things, scale)};
}

InkImage extractInk(const GreyImage& picture) {
    return PictureInk(picture).all();
}

} // namespace digitpad
