#include "core/preprocess/ruled_lines.h"

#include <algorithm>
#include <optional>

#include "core/preprocess/components.h"

namespace digitpad {
namespace {

struct Span {
    int begin;
    int end;
};

/// One axis of a picture: along it lie the lines that are looked for.
struct Axis {
    bool horizontal;

    int side(const PixOwner& mask) const {
        return horizontal ? pixGetWidth(mask.get()) : pixGetHeight(mask.get());
    }
    int lengthOf(const Component& component) const { return horizontal ? component.width : component.height; }
    int extentOf(const Component& component) const { return horizontal ? component.height : component.width; }
    Span spanOf(const Component& component) const {
        const int begin = horizontal ? component.x : component.y;
        return {begin, begin + lengthOf(component)};
    }
    /// Thickest line in pixels.
    int thickest(const PixOwner& mask) const { return std::max(side(mask) / 60, 3); }
    PixOwner openedAlong(const PixOwner& mask, int run) const {
        return own(pixOpenBrick(nullptr, mask.get(), horizontal ? run : 1, horizontal ? 1 : run));
    }
    PixOwner openedAcross(const PixOwner& mask, int run) const {
        return Axis{!horizontal}.openedAlong(mask, run);
    }
    /// In steps: a gap as long as half a picture takes hundreds of shifts otherwise.
    PixOwner closedAlong(const PixOwner& mask, int gap) const {
        return own(pixCloseSafeCompBrick(nullptr, mask.get(), horizontal ? gap : 1, horizontal ? 1 : gap));
    }
    PixOwner widened(const PixOwner& mask, int by) const {
        const int width = 2 * by + 1;
        return own(pixDilateBrick(nullptr, mask.get(), horizontal ? 1 : width, horizontal ? width : 1));
    }
};

/// Whether `mask` has ink at this place of the axis, as far across as the component reaches.
bool hasInk(const PixOwner& mask, const Component& component, int at, Axis axis) {
    const int begin = axis.horizontal ? component.y : component.x;
    for (int i = begin; i < begin + axis.extentOf(component); ++i)
        if (isSet(mask, axis.horizontal ? at : i, axis.horizontal ? i : at)) return true;
    return false;
}

/// How far the component goes on through ink: a stroke may lie over the end of a line.
Span goneOn(const PixOwner& mask, const Component& component, Axis axis) {
    Span span = axis.spanOf(component);
    while (span.begin > 0 && hasInk(mask, component, span.begin - 1, axis)) --span.begin;
    while (span.end < axis.side(mask) && hasInk(mask, component, span.end, axis)) ++span.end;
    return span;
}

/// Length of the part along the axis that has ink of `mask` in it.
int coveredLength(const PixOwner& mask, const Component& component, const PixOwner& part, Axis axis) {
    const int length = axis.lengthOf(component);
    const int extent = axis.extentOf(component);
    int covered = 0;
    for (int i = 0; i < length; ++i) {
        for (int j = 0; j < extent; ++j) {
            const int x = axis.horizontal ? i : j;
            const int y = axis.horizontal ? j : i;
            if (!isSet(part, x, y) || !isSet(mask, component.x + x, component.y + y)) continue;
            ++covered;
            break;
        }
    }
    return covered;
}

/// Where ink begins and ends along the axis; nothing for none.
std::optional<Span> spanOf(const PixOwner& mask, Axis axis) {
    ::Box* found = nullptr;
    pixClipToForeground(mask.get(), nullptr, &found);
    if (found == nullptr) return std::nullopt;
    Component box{};
    boxGetGeometry(found, &box.x, &box.y, &box.width, &box.height);
    boxDestroy(&found);
    return axis.spanOf(box);
}

/// Takes the parts out of `mask` that are not `wanted`.
template <typename Wanted>
void keepOnly(const PixOwner& mask, Wanted wanted) {
    const PixOwner parts = own(pixCopy(nullptr, mask.get()));
    forEachComponent(parts, [&](const Component& component, const PixOwner& part) {
        if (!wanted(component, part)) erase(mask, component, part);
    });
}

/// Bands along lines however slightly slanted, bridging the strokes that cross or follow them.  There is ink
/// all along a line, while the feet of digits in a row leave gaps.
/// @param runs the pieces of lines
PixOwner lineBands(const PixOwner& mask, const PixOwner& runs, Axis axis) {
    const int side = axis.side(runs);
    PixOwner bands = axis.closedAlong(axis.widened(runs, std::max(side / 100, 1)), std::max(side / 2, 3));
    keepOnly(bands, [&](const Component& component, const PixOwner& part) {
        const int length = axis.lengthOf(component);
        return length * 5 >= side * 4 && axis.extentOf(component) * 8 <= side &&
               coveredLength(runs, component, part, axis) * 5 >= side * 2 &&
               coveredLength(mask, component, part, axis) * 10 >= length * 9;
    });
    return bands;
}

/// Keeps the bands that go on at both ends to the side of the picture or beyond the writing: a row of feet
/// that touch does not.
void keepRuled(const PixOwner& bands, const PixOwner& mask, const PixOwner& writing, Axis axis) {
    const int side = axis.side(bands);
    const int margin = std::max(side / 100, 1);
    const auto written = spanOf(writing, axis);
    if (!written) return;
    keepOnly(bands, [&](const Component& component, const PixOwner&) {
        const Span span = goneOn(mask, component, axis);
        const bool atBegin = span.begin <= margin || span.begin < written->begin - margin;
        const bool atEnd = span.end >= side - margin || span.end > written->end + margin;
        return atBegin && atEnd;
    });
}

/// What of `mask` is at most that thick across the axis.
PixOwner thinner(const PixOwner& mask, int thickness, Axis axis) {
    return own(pixSubtract(nullptr, mask.get(), axis.openedAcross(mask, thickness + 1).get()));
}

/// The usual thickness of the lines in the bands: half of their ink lies where they are as thick at most.
int usualThickness(const PixOwner& lines, Axis axis) {
    const auto pixels = [](const PixOwner& mask) {
        l_int32 count = 0;
        pixCountPixels(mask.get(), &count, nullptr);
        return count;
    };
    const int all = pixels(lines);
    int thickness = 1;
    while (thickness < axis.thickest(lines) && 2 * pixels(thinner(lines, thickness, axis)) < all) ++thickness;
    return thickness;
}

/// Returns the number of lines taken away.
int removeAlong(const PixOwner& mask, Axis axis) {
    const int side = axis.side(mask);
    const PixOwner thin = thinner(mask, axis.thickest(mask) + 1, axis);
    // On squared paper the lines of the other axis take a line to pieces: short gaps count as ink.
    const PixOwner bridged = axis.closedAlong(thin, std::max(side / 120, 2) + 1);
    const PixOwner runs = axis.openedAlong(bridged, std::max(side / 30, 5));
    const PixOwner bands = lineBands(mask, runs, axis);
    const PixOwner inBands =
        own(pixAnd(nullptr, own(pixAnd(nullptr, thin.get(), runs.get())).get(), bands.get()));
    // Half as much again and a pixel, for lines are uneven; what is thicker is a stroke that lies over one or
    // beside it.
    const int thickness = usualThickness(inBands, axis);
    const PixOwner lineThin = thinner(mask, thickness + thickness / 2 + 1, axis);
    const PixOwner fringed = own(pixAnd(nullptr, lineThin.get(), axis.widened(runs, 1).get()));
    const auto withoutLines = [&] {
        const PixOwner lines = own(pixAnd(nullptr, fringed.get(), bands.get()));
        return own(pixSubtract(nullptr, mask.get(), lines.get()));
    };
    keepRuled(bands, mask, withoutLines(), axis);
    pixCopy(mask.get(), withoutLines().get());
    l_int32 count = 0;
    pixCountConnComp(bands.get(), 8, &count);
    return count;
}

} // namespace

void removeRuledLines(const PixOwner& mask) {
    const PixOwner original = own(pixCopy(nullptr, mask.get()));
    const int count = removeAlong(mask, Axis{true}) + removeAlong(mask, Axis{false});
    if (count == 1 && isEmpty(mask)) pixCopy(mask.get(), original.get());
}

} // namespace digitpad
