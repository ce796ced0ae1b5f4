#include "core/preprocess/segmentation/clutter.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/preprocess/segmentation/groups.h"

namespace digitpad {
namespace {

// Lengths are parts of a digit's height.
constexpr double kSmall = 0.3;         ///< longer side of a dot
constexpr double kUnder = 0.6;         ///< of a dot under what it is part of, to its lower end
constexpr double kNear = 0.06;         ///< gap within a broken digit
constexpr double kRuleLength = 1.5;    ///< of an underline
constexpr double kRuleThinness = 0.2;  ///< its height as a part of its own length
constexpr double kDashThinness = 0.5;  ///< of a minus, the same
constexpr double kDashHeight = 0.3;    ///< of a minus
constexpr double kFrameBand = 0.15;    ///< where a frame's sides run, as a part of its own sides
constexpr double kFrameClosed = 0.85;  ///< part of each side that has ink
constexpr double kRingClosed = 0.55;   ///< the same, of a ring; of an ellipse .71
constexpr double kRingWidth = 0.8;     ///< least of a ring, as a part of its height: zeros are narrower
constexpr double kFramedHeight = 0.25; ///< of what a frame holds, as a part of the frame's height

using Pieces = std::vector<InkPiece>;

/// Whether there is ink in the `band` pixels from position `at` of a side inwards.
bool hasInkInBand(const InkImage& ink, bool alongX, int at, int band, bool fromEnd) {
    const int depth = alongX ? ink.height : ink.width;
    for (int i = 0; i < band; ++i) {
        const int inward = fromEnd ? depth - 1 - i : i;
        if ((alongX ? ink.at(at, inward) : ink.at(inward, at)) >= kLeastInk) return true;
    }
    return false;
}

bool isClosedSide(const InkImage& ink, bool alongX, bool fromEnd, double least) {
    const int length = alongX ? ink.width : ink.height;
    const int band = std::max(static_cast<int>(kFrameBand * (alongX ? ink.height : ink.width)), 1);
    int closed = 0;
    for (int at = 0; at < length; ++at) closed += hasInkInBand(ink, alongX, at, band, fromEnd) ? 1 : 0;
    return closed >= least * length;
}

/// Whether ink runs along that part of each of its sides.
bool isClosed(const InkPiece& piece, double least) {
    return isClosedSide(piece.ink, true, false, least) && isClosedSide(piece.ink, true, true, least) &&
           isClosedSide(piece.ink, false, false, least) && isClosedSide(piece.ink, false, true, least);
}

bool isWithin(const Box& inner, const Box& outer) {
    return inner.x >= outer.x && inner.y >= outer.y && right(inner) <= right(outer) &&
           bottom(inner) <= bottom(outer);
}

bool isFrame(const InkPiece& piece, const Pieces& pieces) {
    const bool holds = std::ranges::any_of(pieces, [&](const InkPiece& other) {
        return &other != &piece && isWithin(other.box, piece.box) &&
               other.box.height >= kFramedHeight * piece.box.height;
    });
    const bool isWide = piece.box.width >= kRingWidth * piece.box.height;
    return holds && isClosed(piece, isWide ? kRingClosed : kFrameClosed);
}

bool isRule(const Box& box, double height) {
    return box.width > kRuleLength * height && box.height < kRuleThinness * box.width;
}

/// Beside the others, at half their height.
bool isMinus(const Box& box, const Pieces& pieces, double height) {
    if (box.height > kDashThinness * box.width || box.height > kDashHeight * height) return false;
    const double at = box.y + box.height / 2.0;
    bool beside = false;
    for (const InkPiece& other : pieces) {
        if (other.box == box) continue;
        if (overlapAcross(box, other.box) > -kNear * height) return false;
        const double place = (at - other.box.y) / other.box.height;
        beside = beside || (other.box.height > 0.5 * height && place > 0.2 && place < 0.8);
    }
    return beside;
}

template <typename IsClutter>
void remove(Pieces& pieces, IsClutter isClutter) {
    Pieces kept;
    for (const InkPiece& piece : pieces)
        if (!isClutter(piece)) kept.push_back(piece);
    if (!kept.empty()) pieces = std::move(kept);
}

bool isSmall(const Box& box, double height) {
    return longer(box) < kSmall * height;
}

/// The larger piece that a small one is a bit of, if any: beside it, or over, under or in it.
std::optional<std::size_t> wholeOf(const Box& small, const Pieces& pieces, double height) {
    std::optional<std::size_t> best;
    double nearest = kNear * height;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Box& box = pieces[i].box;
        if (isSmall(box, height)) continue;
        const bool over = overlapAcross(small, box) >= 0.5 * small.width;
        const double down = -overlapDown(small, box);
        // A dot over an i would be nearer, one under a question mark may not be.
        const double far = (small.y > box.y ? kUnder : kSmall) * height;
        const double gap = over ? std::max(down - far, 0.0)
                                : std::hypot(std::max(-overlapAcross(small, box), 0), std::max(down, 0.0));
        if (gap > nearest) continue;
        nearest = gap;
        best = i;
    }
    return best;
}

/// Small bits become one with what they are bits of; the others go.
Pieces withoutSpecks(const Pieces& pieces, double height) {
    Groups groups(pieces.size());
    std::vector<bool> dropped(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!isSmall(pieces[i].box, height)) continue;
        const auto whole = wholeOf(pieces[i].box, pieces, height);
        if (whole) {
            groups.join(*whole, i);
        } else {
            dropped[i] = true;
        }
    }
    Pieces kept;
    for (const auto& members : groups.members()) {
        if (dropped[members.front()]) continue;
        Pieces parts;
        for (const std::size_t member : members) parts.push_back(pieces[member]);
        kept.push_back(merged(parts));
    }
    return kept;
}

} // namespace

double digitHeight(const Pieces& pieces) {
    int most = 0;
    for (const InkPiece& piece : pieces) most = std::max(most, piece.box.height);
    std::vector<int> heights;
    for (const InkPiece& piece : pieces)
        if (2 * piece.box.height >= most) heights.push_back(piece.box.height);
    if (heights.empty()) return 0;
    const auto median = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::ranges::nth_element(heights, median);
    return *median;
}

Pieces withoutClutter(Pieces pieces) {
    if (pieces.size() < 2) return pieces;
    remove(pieces, [&](const InkPiece& piece) { return isFrame(piece, pieces); });
    double height = digitHeight(pieces);
    remove(pieces, [&](const InkPiece& piece) { return isRule(piece.box, height); });
    height = digitHeight(pieces);
    if (pieces.size() > 1) pieces = withoutSpecks(pieces, height);
    remove(pieces, [&](const InkPiece& piece) { return isMinus(piece.box, pieces, height); });
    return pieces;
}

Pieces withinFrames(const Pieces& pieces) {
    std::vector<Box> frames;
    for (const InkPiece& piece : pieces)
        if (isFrame(piece, pieces)) frames.push_back(piece.box);
    Pieces within;
    for (const InkPiece& piece : pieces) {
        const auto holds = [&piece](const Box& frame) { return isWithin(piece.box, frame); };
        if (std::ranges::any_of(frames, holds) && std::ranges::find(frames, piece.box) == frames.end())
            within.push_back(piece);
    }
    return within;
}

} // namespace digitpad
