#include "core/preprocess/foreign_things.h"

#include <algorithm>
#include <functional>
#include <span>

#include "core/preprocess/components.h"
#include "core/preprocess/convex_outline.h"
#include "core/preprocess/ink_mask.h"

namespace digitpad {
namespace {

constexpr double kMuch = 2.5; // times wider or longer
/// Other parts are writing where one of them is that long, as a part of the mask's longer side, ...
constexpr double kWriting = 0.02;
/// ... and as a multiple of its width.
constexpr int kStroke = 3;
constexpr double kSolid = 0.6; ///< part of the convex outline's area
constexpr int kBar = 3;        ///< of a bar, length to width

struct Part {
    Component component;
    PixOwner mask;
    LineWidths widths;

    int length() const { return component.longer(); }
};

std::vector<Part> partsOf(const PixOwner& mask) {
    std::vector<Part> parts;
    forEachComponent(mask, [&](const Component& component, const PixOwner& part) {
        parts.push_back({component, own(pixCopy(nullptr, part.get())), lineWidths(part)});
    });
    return parts;
}

bool isSolidBar(const Part& part) {
    const double around = areaWithin(convexOutline(part.mask));
    return part.length() >= kBar * part.widths.widest && part.component.area >= kSolid * around;
}

bool isAtBorder(const Part& part, const PixOwner& mask) {
    const Component& box = part.component;
    return box.x == 0 || box.y == 0 || box.x + box.width == pixGetWidth(mask.get()) ||
           box.y + box.height == pixGetHeight(mask.get());
}

/// Whether one of the parts may be writing.
bool mayBeWriting(std::span<const Part> parts, int least) {
    return std::ranges::any_of(parts, [least](const Part& part) {
        return part.length() >= least && part.length() >= kStroke * part.widths.usual;
    });
}

/// How many of the sorted parts come before the first from which on all are much smaller and may be writing;
/// 0 for none.
/// @param isMuchLarger compares a part with a later one
template <typename IsMuchLarger>
std::size_t countOfLarger(std::span<const Part> parts, int least, IsMuchLarger isMuchLarger) {
    for (std::size_t count = 1; count < parts.size(); ++count) {
        const auto rest = parts.subspan(count);
        const auto isSmall = [&](const Part& part) { return isMuchLarger(parts[count - 1], part); };
        if (std::ranges::all_of(rest, isSmall) && mayBeWriting(rest, least)) return count;
    }
    return 0;
}

PixOwner maskOf(const std::vector<const Part*>& parts, const PixOwner& mask) {
    PixOwner all = own(pixCreateTemplate(mask.get()));
    for (const Part* part : parts) {
        const Component& box = part->component;
        pixRasterop(all.get(), box.x, box.y, box.width, box.height, PIX_SRC | PIX_DST, part->mask.get(), 0,
                    0);
    }
    return all;
}

/// Sorts the parts by their width.
std::vector<const Part*> wideThings(std::vector<Part>& parts, int least, const PixOwner& mask) {
    constexpr int kLonger = 2;
    constexpr std::size_t kFew = 2;
    std::ranges::sort(parts, [](const Part& a, const Part& b) { return a.widths.widest > b.widths.widest; });
    // Where strokes cross, they are wider themselves.
    const std::size_t wide = countOfLarger(parts, least, [](const Part& wider, const Part& part) {
        return wider.widths.widest >= kMuch * part.widths.usual;
    });
    const bool areAll = wide == 0 && parts.size() <= kFew;
    const std::size_t count = areAll ? parts.size() : wide;
    int longest = 0; // of the others
    for (const Part& part : std::span(parts).subspan(count)) longest = std::max(longest, part.length());
    std::vector<const Part*> things;
    for (const Part& part : std::span(parts).first(count)) {
        const bool isLong = !areAll && part.length() >= kLonger * longest;
        if (!isLong && !isAtBorder(part, mask) && !isSolidBar(part)) return {}; // it may be a stroke
        things.push_back(&part);
    }
    return things;
}

/// Sorts the parts by their length.
std::vector<const Part*> longThings(std::vector<Part>& parts, int least) {
    std::ranges::sort(parts, std::greater(), &Part::length);
    const std::size_t count = countOfLarger(parts, least, [](const Part& longer, const Part& part) {
        return longer.length() >= kMuch * part.length();
    });
    std::vector<const Part*> things;
    for (const Part& part : std::span(parts).first(count)) things.push_back(&part);
    return things;
}

} // namespace

std::vector<PixOwner> foreignThings(const PixOwner& mask) {
    const int side = std::max(pixGetWidth(mask.get()), pixGetHeight(mask.get()));
    const int least = static_cast<int>(kWriting * side);
    std::vector<Part> parts = partsOf(mask);
    std::vector<PixOwner> found;
    if (const auto things = wideThings(parts, least, mask); !things.empty())
        found.push_back(maskOf(things, mask));
    if (const auto things = longThings(parts, least); !things.empty()) found.push_back(maskOf(things, mask));
    return found;
}

} // namespace digitpad
