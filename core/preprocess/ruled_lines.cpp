#include "core/preprocess/ruled_lines.h"

#include <algorithm>

#include "core/preprocess/components.h"

namespace digitpad {
namespace {

/// One axis of a picture: along it lie the lines that are looked for.
struct Axis {
    bool horizontal;

    int side(const PixOwner& mask) const {
        return horizontal ? pixGetWidth(mask.get()) : pixGetHeight(mask.get());
    }
    /// Thickest line in pixels.
    int thickest(const PixOwner& mask) const { return std::max(side(mask) / 60, 3); }
    PixOwner openedAlong(const PixOwner& mask, int run) const {
        return own(pixOpenBrick(nullptr, mask.get(), horizontal ? run : 1, horizontal ? 1 : run));
    }
    PixOwner openedAcross(const PixOwner& mask, int run) const {
        return Axis{!horizontal}.openedAlong(mask, run);
    }
    PixOwner closedAlong(const PixOwner& mask, int gap) const {
        return own(pixCloseSafeBrick(nullptr, mask.get(), horizontal ? gap : 1, horizontal ? 1 : gap));
    }
    PixOwner widened(const PixOwner& mask) const {
        return own(pixDilateBrick(nullptr, mask.get(), horizontal ? 1 : 3, horizontal ? 3 : 1));
    }
};

/// Length of the part along the axis that runs cover.
int coveredLength(const PixOwner& runs, const Component& component, const PixOwner& part, Axis axis) {
    const int length = axis.horizontal ? component.width : component.height;
    const int extent = axis.horizontal ? component.height : component.width;
    int covered = 0;
    for (int i = 0; i < length; ++i) {
        for (int j = 0; j < extent; ++j) {
            const int x = axis.horizontal ? i : j;
            const int y = axis.horizontal ? j : i;
            if (!isSet(part, x, y) || !isSet(runs, component.x + x, component.y + y)) continue;
            ++covered;
            break;
        }
    }
    return covered;
}

/// Lines however slightly slanted, a pixel wider than they are, and bridging the strokes that cross or follow
/// them.
/// @param thin the mask without what is thicker across than a line
PixOwner ruledLines(const PixOwner& thin, Axis axis, int& count) {
    const int side = axis.side(thin);
    const PixOwner runs = axis.widened(axis.openedAlong(thin, std::max(side / 20, 5)));
    PixOwner lines = axis.closedAlong(runs, std::max(side / 2, 3));
    const PixOwner candidates = own(pixCopy(nullptr, lines.get()));
    forEachComponent(candidates, [&](const Component& component, const PixOwner& part) {
        const int length = axis.horizontal ? component.width : component.height;
        const int extent = axis.horizontal ? component.height : component.width;
        if (length * 5 >= side * 4 && extent * 8 <= side &&
            coveredLength(runs, component, part, axis) * 5 >= side * 2) {
            ++count;
        } else {
            erase(lines, component, part);
        }
    });
    return lines;
}

/// Returns the number of lines taken away.
int removeAlong(const PixOwner& mask, Axis axis) {
    const PixOwner strokes = axis.openedAcross(mask, axis.thickest(mask) + 2);
    const PixOwner thin = own(pixSubtract(nullptr, mask.get(), strokes.get()));
    int count = 0;
    const PixOwner lines = ruledLines(thin, axis, count);
    pixSubtract(mask.get(), mask.get(), own(pixAnd(nullptr, thin.get(), lines.get())).get());
    return count;
}

} // namespace

void removeRuledLines(const PixOwner& mask) {
    const PixOwner original = own(pixCopy(nullptr, mask.get()));
    const int count = removeAlong(mask, Axis{true}) + removeAlong(mask, Axis{false});
    if (count == 1 && isEmpty(mask)) pixCopy(mask.get(), original.get());
}

} // namespace digitpad
