#include "core/preprocess/segmentation/text_lines.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/preprocess/segmentation/groups.h"
#include "core/preprocess/segmentation/non_text_components.h"
#include "core/preprocess/segmentation/rising_lines.h"
#include "core/preprocess/segmentation/tall_pieces.h"

namespace digitpad {
namespace {

// Lengths are parts of a digit's height.
constexpr double kFarAcross = 2;    ///< neighbours of a line are not farther apart
constexpr double kPartHeight = 0.5; ///< flatter than this is rather a part of a digit, as the flag of a 5
constexpr double kPartGap = 0.35;   ///< to the rest of its digit, in any direction
constexpr double kBrokenGap = 0.1;  ///< between two tall parts of one digit
constexpr double kTallest = 1.5;    ///< of a digit; two parts that are higher may be two lines

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
bool goOn(const Box& a, const Box& b) {
    return areBeside(a, b) && overlapAcross(a, b) < 0;
}

/// All that joined groups hold, in the order of the groups.
PieceGroups gathered(const PieceGroups& groups, const PieceGroups& joined) {
    PieceGroups result;
    for (const auto& members : joined) {
        auto& all = result.emplace_back();
        for (const std::size_t member : members) std::ranges::copy(groups[member], std::back_inserter(all));
    }
    return result;
}

Box boxOf(const std::vector<std::size_t>& group, const std::vector<InkPiece>& pieces) {
    Box box = pieces[group.front()].box;
    for (const std::size_t member : group) box = united(box, pieces[member].box);
    return box;
}

PieceGroups groupsOf(const std::vector<InkPiece>& pieces, const std::stop_token& stop) {
    const double height = digitHeight(pieces);
    const PieceGroups near = grouped(pieces.size(), stop, [&](std::size_t i, std::size_t k) {
        return shareALine(pieces[i], pieces[k], pieces, height);
    });
    std::vector<Box> boxes;
    for (const auto& group : near) boxes.push_back(boxOf(group, pieces));
    const PieceGroups level = gathered(near, grouped(near.size(), stop, [&](std::size_t i, std::size_t k) {
                                           return goOn(boxes[i], boxes[k]);
                                       }));
    return gathered(level, risingLines(level, pieces, height, stop));
}

TextLine lineOf(const std::vector<std::size_t>& group, const std::vector<InkPiece>& pieces) {
    TextLine line;
    for (const std::size_t member : group) line.pieces.push_back(pieces[member]);
    line.height = digitHeight(line.pieces);
    std::ranges::sort(line.pieces, {}, [](const InkPiece& piece) { return middle(piece.box); });
    return line;
}

double middleDown(const TextLine& line) {
    const Box box = boxAround(line.pieces);
    return box.y + box.height / 2.0;
}

} // namespace

std::vector<TextLine> findLines(const std::vector<InkPiece>& pieces, const std::stop_token& stop) {
    auto [usual, tall] = apartFromTall(pieces, stop);
    std::vector<TextLine> lines;
    for (const auto& group : groupsOf(usual, stop)) lines.push_back(lineOf(group, usual));
    std::ranges::sort(lines, {}, middleDown);
    for (InkPiece& piece : tall) insertTall(std::move(piece), lines);
    return lines;
}

} // namespace digitpad
