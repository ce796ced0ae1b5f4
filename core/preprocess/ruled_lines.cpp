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
    PixOwner widened(const PixOwner& mask, int by) const {
        const int width = 2 * by + 1;
        return own(pixDilateBrick(nullptr, mask.get(), horizontal ? 1 : width, horizontal ? width : 1));
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

/// Bands along lines however slightly slanted, bridging the strokes that cross or follow them.
/// @param runs the pieces of lines
PixOwner ruledBands(const PixOwner& runs, Axis axis, int& count) {
    const int side = axis.side(runs);
    PixOwner lines = axis.closedAlong(axis.widened(runs, std::max(side / 100, 1)), std::max(side / 2, 3));
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
    const PixOwner runs = axis.openedAlong(thin, std::max(axis.side(mask) / 30, 5));
    int count = 0;
    const PixOwner bands = ruledBands(runs, axis, count);
    const PixOwner fringed = axis.widened(runs, 1);
    const PixOwner lines = own(pixAnd(nullptr, fringed.get(), bands.get()));
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
