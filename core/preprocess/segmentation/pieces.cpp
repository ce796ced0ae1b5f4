#include "core/preprocess/segmentation/pieces.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/preprocess/components.h"
#include "core/preprocess/rasteriser.h"
#include "core/preprocess/segmentation/crossing.h"
#include "core/preprocess/segmentation/groups.h"
#include "core/preprocess/stroke_path.h"

namespace digitpad {
namespace {

/// What the pens of a drawing reach, in whole pixels.
Box reach(const Drawing& drawing) {
    constexpr float kFar = std::numeric_limits<float>::max();
    float left = kFar;
    float top = kFar;
    float right = -kFar;
    float bottom = -kFar;
    for (const Stroke& stroke : drawing.strokes) {
        if (stroke.erases) continue;
        for (const PathPoint& point : strokePath(stroke)) {
            const float radius = point.radius + 0.5F;
            left = std::min(left, std::floor(point.x - radius));
            top = std::min(top, std::floor(point.y - radius));
            right = std::max(right, std::ceil(point.x + radius));
            bottom = std::max(bottom, std::ceil(point.y + radius));
        }
    }
    if (left > right) return {};
    return {static_cast<int>(left), static_cast<int>(top), static_cast<int>(right - left),
            static_cast<int>(bottom - top)};
}

/// On paper of its own, moved by whole pixels, so that every stroke meets the same pixels as on the canvas.
InkPiece drawn(Drawing drawing) {
    const Box box = reach(drawing);
    if (box.width <= 0) return {};
    moveBy(drawing, -static_cast<float>(box.x), -static_cast<float>(box.y));
    InkImage paper(box.width, box.height);
    drawStrokes(drawing, paper);
    return pieceOf(paper, box.x, box.y);
}

PixOwner maskOf(const InkImage& ink) {
    PixOwner mask = own(pixCreate(ink.width, ink.height, 1));
    l_uint32* line = pixGetData(mask.get());
    const l_int32 words = pixGetWpl(mask.get());
    const float* pixel = ink.pixels.data();
    for (int y = 0; y < ink.height; ++y, line += words)
        for (int x = 0; x < ink.width; ++x)
            if (*pixel++ >= kLeastInk) SET_DATA_BIT(line, x);
    return mask;
}

InkPiece masked(const InkImage& ink, const Component& component, const PixOwner& part) {
    InkPiece piece{{component.x, component.y, component.width, component.height},
                   InkImage(component.width, component.height)};
    for (int y = 0; y < component.height; ++y)
        for (int x = 0; x < component.width; ++x)
            if (isSet(part, x, y)) piece.ink.at(x, y) = ink.at(component.x + x, component.y + y);
    return piece;
}

bool hasErasing(const Drawing& drawing) {
    return std::ranges::any_of(drawing.strokes, [](const Stroke& stroke) { return stroke.erases; });
}

std::vector<InkPiece> moved(std::vector<InkPiece> pieces, const Box& to) {
    for (InkPiece& piece : pieces) {
        piece.box.x += to.x;
        piece.box.y += to.y;
    }
    return pieces;
}

} // namespace

std::vector<InkPiece> inkPieces(const InkImage& ink) {
    std::vector<InkPiece> pieces;
    if (ink.width <= 0 || ink.height <= 0) return pieces;
    forEachComponent(maskOf(ink), [&](const Component& component, const PixOwner& part) {
        pieces.push_back(masked(ink, component, part));
    });
    return pieces;
}

std::vector<InkPiece> strokePieces(const Drawing& drawing) {
    if (hasErasing(drawing)) {
        const InkPiece all = drawn(drawing);
        return moved(inkPieces(all.ink), all.box);
    }
    std::vector<InkPiece> pieces;
    for (const Drawing& group : crossingStrokes(drawing)) {
        InkPiece piece = drawn(group);
        if (piece.box.width > 0) pieces.push_back(std::move(piece));
    }
    return pieces;
}

} // namespace digitpad
