#include "core/preprocess/segmentation/ink_piece.h"

#include <algorithm>

namespace digitpad {
namespace {

InkImage cropped(const InkImage& raster, const Box& box) {
    InkImage ink(box.width, box.height);
    for (int y = 0; y < box.height; ++y)
        for (int x = 0; x < box.width; ++x) ink.at(x, y) = raster.at(box.x + x, box.y + y);
    return ink;
}

void lay(const InkPiece& piece, InkPiece& onto) {
    const int dx = piece.box.x - onto.box.x;
    const int dy = piece.box.y - onto.box.y;
    for (int y = 0; y < piece.box.height; ++y) {
        for (int x = 0; x < piece.box.width; ++x) {
            float& value = onto.ink.at(x + dx, y + dy);
            value = std::max(value, piece.ink.at(x, y));
        }
    }
}

/// At paper coordinates, paper outside of the box.
bool hasInk(const InkPiece& piece, int x, int y) {
    const int column = x - piece.box.x;
    const int row = y - piece.box.y;
    return column >= 0 && row >= 0 && column < piece.box.width && row < piece.box.height &&
           piece.ink.at(column, row) >= kLeastInk;
}

bool hasInkAround(const InkPiece& piece, int x, int y) {
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx)
            if (hasInk(piece, x + dx, y + dy)) return true;
    return false;
}

} // namespace

InkPiece pieceOf(const InkImage& raster, int x, int y) {
    const auto box = inkBox(raster, kLeastInk);
    if (!box) return {};
    return {{box->x + x, box->y + y, box->width, box->height}, cropped(raster, *box), false};
}

Box boxAround(std::span<const InkPiece> pieces) {
    Box box = pieces.front().box;
    for (const InkPiece& piece : pieces) box = united(box, piece.box);
    return box;
}

InkPiece merged(std::span<const InkPiece> pieces) {
    if (pieces.size() == 1) return pieces.front();
    const Box box = boxAround(pieces);
    InkPiece all{box, InkImage(box.width, box.height), false};
    for (const InkPiece& piece : pieces) lay(piece, all);
    all.whole = std::ranges::any_of(pieces, &InkPiece::whole);
    return all;
}

bool touch(const InkPiece& a, const InkPiece& b) {
    const int left = std::max(a.box.x, b.box.x - 1);
    const int end = std::min(right(a.box), right(b.box) + 1);
    const int top = std::max(a.box.y, b.box.y - 1);
    const int under = std::min(bottom(a.box), bottom(b.box) + 1);
    for (int y = top; y < under; ++y)
        for (int x = left; x < end; ++x)
            if (hasInk(a, x, y) && hasInkAround(b, x, y)) return true;
    return false;
}

Box united(const Box& a, const Box& b) {
    const int x = std::min(a.x, b.x);
    const int y = std::min(a.y, b.y);
    return {x, y, std::max(right(a), right(b)) - x, std::max(bottom(a), bottom(b)) - y};
}

int overlapAcross(const Box& a, const Box& b) {
    return std::min(right(a), right(b)) - std::max(a.x, b.x);
}

int overlapDown(const Box& a, const Box& b) {
    return std::min(bottom(a), bottom(b)) - std::max(a.y, b.y);
}

} // namespace digitpad
