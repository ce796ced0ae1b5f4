#include "core/preprocess/segmentation/text_lines.h"

#include <algorithm>
#include <cmath>

#include "core/preprocess/segmentation/clutter.h"
#include "core/preprocess/segmentation/groups.h"

namespace digitpad {
namespace {

// Lengths are parts of a digit's height.
constexpr double kFarAcross = 2;    ///< neighbours of a line are not farther apart
constexpr double kPartHeight = 0.5; ///< flatter than this is rather a part of a digit, as the flag of a 5
constexpr double kPartGap = 0.35;   ///< to the rest of its digit, in any direction
constexpr double kBrokenGap = 0.1;  ///< between two tall parts of one digit
constexpr double kTallest = 1.5;    ///< of a digit; two parts that are higher may be two lines

bool areBeside(const Box& a, const Box& b) {
    return overlapDown(a, b) >= 0.5 * std::min(a.height, b.height);
}

bool areNeighbours(const Box& a, const Box& b, double height) {
    return areBeside(a, b) && overlapAcross(a, b) >= -kFarAcross * height;
}

/// Whether a piece stands in a row with `piece` and not with `other`.
bool hasNeighbour(const InkPiece& piece, const InkPiece& other, const std::vector<InkPiece>& pieces,
                  double height) {
    return std::ranges::any_of(pieces, [&](const InkPiece& third) {
        return &third != &piece && &third != &other && third.box.height >= kPartHeight * height &&
               areNeighbours(piece.box, third.box, height) && !areBeside(other.box, third.box);
    });
}

/// Parts of one digit, one above the other.  A flat part may lie beside the rest, as the flag of a 5 that
/// begins where the body ends.
bool areStacked(const InkPiece& a, const InkPiece& b, const std::vector<InkPiece>& pieces, double height) {
    const double across = std::max(-overlapAcross(a.box, b.box), 0);
    const double down = std::max(-overlapDown(a.box, b.box), 0);
    const bool hasPart = std::min(a.box.height, b.box.height) < kPartHeight * height;
    if (hasPart && std::hypot(across, down) <= kPartGap * height) return true;
    if (overlapAcross(a.box, b.box) < 0.5 * std::min(a.box.width, b.box.width)) return false;
    if (down > kBrokenGap * height && !touch(a, b)) return false;
    return united(a.box, b.box).height <= kTallest * height ||
           (!hasNeighbour(a, b, pieces, height) && !hasNeighbour(b, a, pieces, height));
}

bool shareALine(const InkPiece& a, const InkPiece& b, const std::vector<InkPiece>& pieces, double height) {
    return areNeighbours(a.box, b.box, height) || areStacked(a, b, pieces, height);
}

/// Two halves of one line with a wide gap between them.
bool goOn(const TextLine& a, const TextLine& b) {
    const Box left = boxAround(a.pieces);
    const Box right = boxAround(b.pieces);
    return areBeside(left, right) && overlapAcross(left, right) < 0;
}

template <typename Item, typename Joined, typename Merge>
auto grouped(const std::vector<Item>& items, Joined joined, Merge merge) {
    Groups groups(items.size());
    for (std::size_t i = 0; i < items.size(); ++i)
        for (std::size_t k = i + 1; k < items.size(); ++k)
            if (joined(items[i], items[k])) groups.join(i, k);
    std::vector<TextLine> lines;
    for (const auto& members : groups.members()) {
        TextLine& line = lines.emplace_back();
        for (const std::size_t member : members) merge(line, items[member]);
    }
    return lines;
}

} // namespace

std::vector<TextLine> findLines(const std::vector<InkPiece>& pieces) {
    const double height = digitHeight(pieces);
    const auto parts = grouped(
        pieces, [&](const InkPiece& a, const InkPiece& b) { return shareALine(a, b, pieces, height); },
        [](TextLine& line, const InkPiece& piece) { line.pieces.push_back(piece); });
    auto lines = grouped(parts, goOn, [](TextLine& line, const TextLine& part) {
        line.pieces.insert(line.pieces.end(), part.pieces.begin(), part.pieces.end());
    });
    for (TextLine& line : lines) {
        line.height = digitHeight(line.pieces);
        std::ranges::sort(line.pieces, {}, [](const InkPiece& piece) { return middle(piece.box); });
    }
    std::ranges::sort(lines, {}, [](const TextLine& line) {
        const Box box = boxAround(line.pieces);
        return box.y + box.height / 2.0;
    });
    return lines;
}

} // namespace digitpad
