#include "core/preprocess/segmentation/non_text_components.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/median.h"
#include "core/preprocess/segmentation/box_grid.h"
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
constexpr double kFaceHeight = 0.5;    ///< of the highest part of a face, as a part of the ring's height
constexpr double kWidestRing = 1.3;    ///< as a part of its height: two zeros that touch are wider

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

std::vector<Box> boxesOf(const Pieces& pieces) {
    std::vector<Box> boxes;
    boxes.reserve(pieces.size());
    for (const InkPiece& piece : pieces) boxes.push_back(piece.box);
    return boxes;
}

/// For each piece whether it is a frame around another.
std::vector<bool> areFrames(const Pieces& pieces) {
    const std::vector<Box> boxes = boxesOf(pieces);
    const BoxGrid grid(boxes, digitHeight(pieces));
    std::vector<bool> frames(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Box& box = boxes[i];
        const double least = box.width >= kRingWidth * box.height ? kRingClosed : kFrameClosed;
        frames[i] =
            isClosed(pieces[i], least) && std::ranges::any_of(grid.near(box, 0, 0), [&](std::size_t k) {
                return k != i && isWithin(boxes[k], box) && boxes[k].height >= kFramedHeight * box.height;
            });
    }
    return frames;
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

/// Takes away what is marked, unless that is all.
void remove(Pieces& pieces, const std::vector<bool>& isNonText) {
    if (std::ranges::find(isNonText, false) == isNonText.end()) return;
    Pieces kept;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (!isNonText[i]) kept.push_back(std::move(pieces[i]));
    pieces = std::move(kept);
}

template <typename IsNonText>
std::vector<bool> marked(const Pieces& pieces, IsNonText isNonText) {
    std::vector<bool> marks;
    marks.reserve(pieces.size());
    for (const InkPiece& piece : pieces) marks.push_back(isNonText(piece));
    return marks;
}

bool isSmall(const Box& box, double height) {
    return longer(box) < kSmall * height;
}

/// The larger pieces, and which of them a small one is a bit of.
class Wholes {
public:
    Wholes(const Pieces& pieces, double height) : m_height(height), m_grid({}, 1) {
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            if (isSmall(pieces[i].box, height)) continue;
            m_boxes.push_back(pieces[i].box);
            m_places.push_back(i);
        }
        m_grid = BoxGrid(m_boxes, height);
    }

    /// The place among the pieces of the nearest one beside it, or over, under or around it, if any.
    std::optional<std::size_t> of(const Box& small) const {
        std::optional<std::size_t> best;
        double nearest = kNear * m_height;
        for (const std::size_t i : m_grid.near(small, kNear * m_height, (kUnder + kNear) * m_height)) {
            const double gap = gapTo(m_boxes[i], small);
            if (gap > nearest) continue;
            nearest = gap;
            best = m_places[i];
        }
        return best;
    }

private:
    double gapTo(const Box& box, const Box& small) const {
        const bool over = overlapAcross(small, box) >= 0.5 * small.width;
        const double down = -overlapDown(small, box);
        // A dot over an i would be nearer, one under a question mark may not be.
        const double far = (small.y > box.y ? kUnder : kSmall) * m_height;
        return over ? std::max(down - far, 0.0)
                    : std::hypot(std::max(-overlapAcross(small, box), 0), std::max(down, 0.0));
    }

    double m_height;
    std::vector<Box> m_boxes;
    std::vector<std::size_t> m_places;
    BoxGrid m_grid;
};

/// Small bits become one with what they are bits of; the others go.
Pieces withoutSpecks(Pieces pieces, double height) {
    const Wholes wholes(pieces, height);
    Groups groups(pieces.size());
    std::vector<bool> dropped(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!isSmall(pieces[i].box, height)) continue;
        const auto whole = wholes.of(pieces[i].box);
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
        for (const std::size_t member : members) parts.push_back(std::move(pieces[member]));
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
    return upperMedian(std::move(heights));
}

Pieces withoutNonText(Pieces pieces, const std::stop_token& stop) {
    if (pieces.size() < 2) return pieces;
    remove(pieces, areFrames(pieces));
    throwIfStopped(stop);
    double height = digitHeight(pieces);
    remove(pieces, marked(pieces, [&](const InkPiece& piece) { return isRule(piece.box, height); }));
    height = digitHeight(pieces);
    if (pieces.size() > 1) pieces = withoutSpecks(std::move(pieces), height);
    throwIfStopped(stop);
    remove(pieces, marked(pieces, [&](const InkPiece& piece) { return isMinus(piece.box, pieces, height); }));
    return pieces;
}

Pieces withinFrames(const Pieces& pieces) {
    const std::vector<bool> isFrame = areFrames(pieces);
    std::vector<Box> frames;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (isFrame[i]) frames.push_back(pieces[i].box);
    Pieces within;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto holds = [&](const Box& frame) { return isWithin(pieces[i].box, frame); };
        if (!isFrame[i] && std::ranges::any_of(frames, holds)) within.push_back(pieces[i]);
    }
    return within;
}

std::optional<Pieces> withWholeRings(const Pieces& pieces, bool framesToo) {
    const std::vector<bool> frames = areFrames(pieces);
    const std::vector<Box> boxes = boxesOf(pieces);
    const BoxGrid grid(boxes, digitHeight(pieces));
    Groups groups(pieces.size());
    bool found = false;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Box& ring = boxes[i];
        if (ring.width < kRingWidth * ring.height || ring.width > kWidestRing * ring.height) continue;
        if ((frames[i] && !framesToo) || !isClosed(pieces[i], kRingClosed)) continue;
        int highest = 0;
        std::vector<std::size_t> held = grid.near(ring, 0, 0);
        std::erase_if(held, [&](std::size_t k) { return k == i || !isWithin(boxes[k], ring); });
        for (const std::size_t k : held) highest = std::max(highest, boxes[k].height);
        if (highest >= kFaceHeight * ring.height) continue;
        for (const std::size_t k : held) groups.join(i, k);
        found = found || !held.empty();
    }
    if (!found) return std::nullopt;
    Pieces result;
    for (const auto& members : groups.members()) {
        Pieces parts;
        for (const std::size_t member : members) parts.push_back(pieces[member]);
        result.push_back(merged(parts));
        result.back().whole = members.size() > 1;
    }
    return result;
}

} // namespace digitpad
