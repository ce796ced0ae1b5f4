#include "core/preprocess/segmentation/pieces.h"

#include <algorithm>
#include <utility>

#include "core/preprocess/components.h"
#include "core/preprocess/rasteriser.h"
#include "core/preprocess/segmentation/crossing.h"

namespace digitpad {
namespace {

/// On paper of its own, moved by whole pixels, so that every stroke meets the same pixels as on the canvas.
InkPiece drawn(Drawing drawing, const Box& box) {
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

InkImage masked(const InkImage& ink, const Component& component, const PixOwner& part) {
    InkImage result(component.width, component.height);
    for (int y = 0; y < component.height; ++y)
        for (int x = 0; x < component.width; ++x)
            if (isSet(part, x, y)) result.at(x, y) = ink.at(component.x + x, component.y + y);
    return result;
}

bool hasErasing(const Drawing& drawing) {
    return std::ranges::any_of(drawing.strokes, [](const Stroke& stroke) { return stroke.erases; });
}

std::vector<Reach> reachesOf(const std::vector<Drawing>& groups, const std::stop_token& stop) {
    std::vector<Reach> reaches;
    reaches.reserve(groups.size());
    for (const Drawing& group : groups) {
        throwIfStopped(stop);
        reaches.push_back(reachOf(group));
    }
    return reaches;
}

std::vector<InkPiece> moved(std::vector<InkPiece> pieces, const Box& to) {
    for (InkPiece& piece : pieces) {
        piece.box.x += to.x;
        piece.box.y += to.y;
    }
    return pieces;
}

} // namespace

std::vector<InkPiece> inkPieces(const InkImage& ink, const std::stop_token& stop) {
    std::vector<InkPiece> pieces;
    if (ink.width <= 0 || ink.height <= 0) return pieces;
    double area = 0;
    forEachComponent(maskOf(ink), [&](const Component& component, const PixOwner& part) {
        throwIfStopped(stop);
        area += static_cast<double>(component.width) * component.height;
        pieces.push_back({{component.x, component.y, component.width, component.height}, {}, false});
        if (area <= kMostArea) pieces.back().ink = masked(ink, component, part);
    });
    return pieces;
}

DrawnPieces drawnPieces(const Drawing& drawing, const std::stop_token& stop) {
    DrawnPieces result{{}, paperScale(drawing)};
    const bool erased = hasErasing(drawing);
    auto groups = erased ? std::vector{result.paper.onPaper(drawing)}
                         : crossingStrokes(result.paper.onPaper(drawing), stop);
    std::vector<Reach> reaches = reachesOf(groups, stop);
    if (const double shrink = shrinkToFit(reaches); shrink < 1) {
        for (Drawing& group : groups) group = PaperScale{shrink}.onPaper(std::move(group));
        result.paper.scale *= shrink;
        reaches = reachesOf(groups, stop);
    }
    if (groups.size() > kMostStrokes) {
        for (const Reach& reach : reaches)
            if (reach.box.width > 0) result.pieces.push_back({reach.box, {}, false});
        return result;
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
        throwIfStopped(stop);
        InkPiece piece = drawn(std::move(groups[i]), reaches[i].box);
        if (piece.box.width > 0) result.pieces.push_back(std::move(piece));
    }
    if (erased && !result.pieces.empty()) {
        const InkPiece all = std::move(result.pieces.front());
        result.pieces = moved(inkPieces(all.ink, stop), all.box);
    }
    return result;
}

} // namespace digitpad
