#include "core/preprocess/foreign_things.h"

#include <algorithm>
#include <functional>

#include "core/preprocess/components.h"
#include "core/preprocess/convex_outline.h"

namespace digitpad {
namespace {

constexpr double kMuch = 2.5;
/// Other parts are writing where one of them is that long, as a part of the mask's longer side, ...
constexpr double kWriting = 0.02;
/// ... and as a multiple of its width.
constexpr int kStroke = 3;
constexpr double kSolid = 0.6; ///< part of the convex outline's area
constexpr int kBar = 3;        ///< of a bar, length to width

struct Part {
    Component component;
    PixOwner mask;
    int width = 0; ///< side of the largest square that fits in

    int length() const { return component.longer(); }
};

std::vector<Part> partsOf(const PixOwner& mask) {
    std::vector<Part> parts;
    forEachComponent(mask, [&](const Component& component, const PixOwner& part) {
        const PixOwner distances = own(pixDistanceFunction(part.get(), 8, 8, L_BOUNDARY_BG));
        const GreyImage grey = toGrey(distances);
        const int farthest = *std::ranges::max_element(grey.pixels);
        parts.push_back({component, own(pixCopy(nullptr, part.get())), 2 * farthest - 1});
    });
    return parts;
}

bool isSolidBar(const Part& part) {
    const double around = areaWithin(convexOutline(part.mask));
    return part.length() >= kBar * part.width && part.component.area >= kSolid * around;
}

bool isAtBorder(const Part& part, const PixOwner& mask) {
    const Component& box = part.component;
    return box.x == 0 || box.y == 0 || box.x + box.width == pixGetWidth(mask.get()) ||
           box.y + box.height == pixGetHeight(mask.get());
}

/// How many of the parts, which are sorted by `size`, come before the first that is much smaller, where that
/// one and those after it may be writing; 0 for none.
template <typename Size>
std::ptrdiff_t countOfLarger(const std::vector<Part>& parts, int least, Size size) {
    const auto mayBeWriting = [least](const Part& part) {
        return part.length() >= least && part.length() >= kStroke * part.width;
    };
    for (auto next = std::next(parts.begin(), parts.empty() ? 0 : 1); next < parts.end(); ++next)
        if (size(*(next - 1)) >= kMuch * size(*next) && std::any_of(next, parts.end(), mayBeWriting))
            return next - parts.begin();
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
    std::ranges::sort(parts, std::greater(), &Part::width);
    const auto wide = countOfLarger(parts, least, [](const Part& part) { return part.width; });
    const bool areAll = wide == 0 && parts.size() <= kFew;
    const auto end = areAll ? parts.end() : parts.begin() + wide;
    int longest = 0; // of the others
    std::for_each(end, parts.end(), [&](const Part& part) { longest = std::max(longest, part.length()); });
    std::vector<const Part*> things;
    for (auto part = parts.begin(); part != end; ++part) {
        const bool isLong = !areAll && part->length() >= kLonger * longest;
        if (!isLong && !isAtBorder(*part, mask) && !isSolidBar(*part)) return {}; // it may be a stroke
        things.push_back(&*part);
    }
    return things;
}

/// Sorts the parts by their length.
std::vector<const Part*> longThings(std::vector<Part>& parts, int least) {
    std::ranges::sort(parts, std::greater(), &Part::length);
    std::vector<const Part*> things;
    const auto count = countOfLarger(parts, least, [](const Part& part) { return part.length(); });
    std::for_each_n(parts.begin(), count, [&](const Part& part) { things.push_back(&part); });
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
