#include "core/preprocess/foreign_things.h"

#include <algorithm>
#include <span>

#include "core/preprocess/components.h"
#include "core/preprocess/convex_outline.h"
#include "core/preprocess/ink_mask.h"

namespace digitpad {
namespace {

constexpr double kMuch = 2.5; // times wider
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

/// How many of the parts, the widest first, come before the first from which on all are much narrower and may
/// be writing; 0 for none.
std::size_t countOfWide(std::span<const Part> parts, int least) {
    constexpr int kLeastWider = 4; // px: the widths of fine lines are rough
    for (std::size_t count = 1; count < parts.size(); ++count) {
        const auto rest = parts.subspan(count);
        const int widest = parts[count - 1].widths.widest;
        const auto isNarrow = [widest](const Part& part) { // where strokes cross, they are wider themselves
            return widest >= kMuch * part.widths.usual && widest >= part.widths.usual + kLeastWider;
        };
        if (std::ranges::all_of(rest, isNarrow) && mayBeWriting(rest, least)) return count;
    }
    return 0;
}

PixOwner maskOf(std::span<const Part> parts, const PixOwner& mask) {
    PixOwner all = own(pixCreateTemplate(mask.get()));
    for (const Part& part : parts) paint(all, part.component, part.mask);
    return all;
}

/// Whether the part is no digit of a number whose longest part is that long.
bool isThing(const Part& part, int longest, const PixOwner& mask) {
    constexpr double kLonger = 1.4; // a one is as long as the digits beside it
    return part.length() >= kLonger * longest && (isAtBorder(part, mask) || isSolidBar(part));
}

/// One or two bars are all there is.
bool areLoneThings(const std::vector<Part>& parts, int side, const PixOwner& mask) {
    constexpr std::size_t kFew = 2;
    constexpr double kLong = 0.3; // of the mask's longer side
    return parts.size() <= kFew && std::ranges::all_of(parts, [&](const Part& part) {
               return isThing(part, 0, mask) && part.length() >= kLong * side;
           });
}

} // namespace

PixOwner foreignThings(const PixOwner& mask) {
    constexpr std::size_t kMost = 300; // parts; more are noise or a page of print
    const int side = std::max(pixGetWidth(mask.get()), pixGetHeight(mask.get()));
    std::vector<Part> parts = partsOf(mask);
    if (parts.empty() || parts.size() > kMost) return nullptr;
    std::ranges::sort(parts, [](const Part& a, const Part& b) { return a.widths.widest > b.widths.widest; });
    const std::size_t count = countOfWide(parts, static_cast<int>(kWriting * side));
    if (count == 0 && areLoneThings(parts, side, mask)) return own(pixCopy(nullptr, mask.get()));
    int longest = 0; // of the others
    for (const Part& part : std::span(parts).subspan(count)) longest = std::max(longest, part.length());
    const auto things = std::span(parts).first(count);
    const bool areThings =
        std::ranges::all_of(things, [&](const Part& part) { return isThing(part, longest, mask); });
    return count > 0 && areThings ? maskOf(things, mask) : nullptr;
}

} // namespace digitpad
