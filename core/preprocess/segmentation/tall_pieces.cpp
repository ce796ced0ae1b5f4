#include "core/preprocess/segmentation/tall_pieces.h"

#include <algorithm>
#include <utility>

#include "core/preprocess/segmentation/groups.h"

namespace digitpad {
namespace {

// Of the tall piece's height:
constexpr double kHighestOfRow = 0.65;
constexpr double kLowestOfRow = 0.25; ///< flatter ones may be parts of digits, as the flags of fives
constexpr std::size_t kLeastOfRow = 2;

/// The boxes of the others that are part of a row beside the tall piece.
std::vector<Box> besideIt(const Box& tall, const std::vector<InkPiece>& pieces) {
    std::vector<Box> beside;
    for (const InkPiece& piece : pieces) {
        const double height = piece.box.height / static_cast<double>(tall.height);
        if (height >= kLowestOfRow && height <= kHighestOfRow && areBeside(tall, piece.box))
            beside.push_back(piece.box);
    }
    return beside;
}

bool hasRowsBeside(const Box& tall, const std::vector<InkPiece>& pieces, const std::stop_token& stop) {
    const std::vector<Box> beside = besideIt(tall, pieces);
    if (beside.size() < 2 * kLeastOfRow) return false;
    const auto rows = grouped(beside.size(), stop,
                              [&](std::size_t i, std::size_t k) { return areBeside(beside[i], beside[k]); });
    return 1 < std::ranges::count_if(rows, [](const auto& row) { return row.size() >= kLeastOfRow; });
}

} // namespace

TallPieces apartFromTall(const std::vector<InkPiece>& pieces, const std::stop_token& stop) {
    TallPieces result;
    for (const InkPiece& piece : pieces)
        (hasRowsBeside(piece.box, pieces, stop) ? result.tall : result.usual).push_back(piece);
    return result;
}

void insertTall(InkPiece tall, std::vector<TextLine>& lines) {
    const auto isBeside = [&](const TextLine& line) { return areBeside(boxAround(line.pieces), tall.box); };
    const auto first = std::ranges::find_if(lines, isBeside);
    auto end = first;
    bool isAtRight = first != lines.end();
    for (auto line = first; line != lines.end(); ++line) {
        if (!isBeside(*line)) continue;
        end = line + 1;
        isAtRight = isAtRight && middle(boxAround(line->pieces)) < middle(tall.box);
    }
    const double height = tall.box.height;
    lines.insert(isAtRight ? end : first, TextLine{{std::move(tall)}, height});
}

} // namespace digitpad
