#include "core/preprocess/segmentation/cuts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "core/preprocess/segmentation/cut_paths.h"
#include "core/preprocess/segmentation/ink_cells.h"
#include "core/preprocess/segmentation/outline.h"
#include "core/preprocess/segmentation/valleys.h"

namespace digitpad {
namespace {

constexpr double kSearchHeight = 60; ///< cells of a digit's height in the copy that paths are looked for in
constexpr double kMostCuts = 12;     ///< for each digit height that the piece is wide
// Lengths are parts of a digit's height:
constexpr double kMostInk = 1; ///< more is no cut but a stroke's length
constexpr double kLeastHeight = 0.55;
constexpr double kMostWidth = 1.25;
// Amounts of ink are in lengths of the pen's line, as parts of a digit's height:
constexpr double kLeastAmount = 0.4;
constexpr double kMostAmount = 7;
constexpr double kDistinct = 0.18; ///< by which cuts differ
constexpr double kCrossed = 0.04;  ///< on the wrong sides of two cuts
/// Part of a digit's ink that hangs together at least: a cut beside the best one takes a piece of a stroke
/// along.
constexpr double kConnected = 0.5;

/// The ink averaged over squares of `step` pixels.
InkImage reduced(const InkImage& ink, double step) {
    const int width = std::max(static_cast<int>(std::ceil(ink.width / step)), 1);
    const int height = std::max(static_cast<int>(std::ceil(ink.height / step)), 1);
    InkImage small(width, height);
    InkImage counts(width, height);
    for (int y = 0; y < ink.height; ++y) {
        const int row = std::min(static_cast<int>(y / step), height - 1);
        for (int x = 0; x < ink.width; ++x) {
            const int column = std::min(static_cast<int>(x / step), width - 1);
            small.at(column, row) += ink.at(x, y);
            counts.at(column, row) += 1;
        }
    }
    for (std::size_t i = 0; i < small.pixels.size(); ++i) small.pixels[i] /= std::max(counts.pixels[i], 1.0F);
    return small;
}

struct Cut {
    InkSet left;
    int amount; ///< of ink at the left
    double cost;
};

/// From one cut to a later one.
struct Span {
    std::size_t first;
    std::size_t end;
};

class Cutter {
public:
    Cutter(const InkPiece& piece, double digitHeight, int most)
        : m_piece(piece),
          m_most(most),
          m_step(std::max(digitHeight / kSearchHeight, 1.0)),
          m_height(digitHeight / m_step),
          m_small(reduced(piece.ink, m_step)),
          m_pen(penWidth(m_small)),
          m_cells(m_small) {}

    Cuts cuts() {
        const auto chosen = chosenCuts();
        Cuts result;
        for (const Cut& cut : chosen) result.costs.push_back(cut.cost / m_height);
        for (const Span& span : spansOf(chosen))
            result.slices.push_back({span.first, span.end, between(chosen[span.first], chosen[span.end])});
        return result;
    }

private:
    int amount(double length) const { return std::max(static_cast<int>(length * m_height * m_pen), 1); }

    /// What may be digits, where it is part of a way to cut all of the piece to such parts.
    std::vector<Span> spansOf(const std::vector<Cut>& cuts) const {
        const std::size_t last = cuts.size() - 1;
        std::vector<Span> spans;
        std::vector<bool> fromLeft(cuts.size());
        fromLeft[0] = true;
        for (std::size_t first = 0; first < last; ++first) {
            for (std::size_t end = first + 1; fromLeft[first] && end <= last; ++end) {
                if (cuts[end].amount - cuts[first].amount > amount(kMostAmount)) break;
                if ((first == 0 && end == last) || !mayBeDigit(cuts[first], cuts[end])) continue;
                spans.push_back({first, end});
                fromLeft[end] = true;
            }
        }
        std::vector<bool> toRight(cuts.size());
        toRight[last] = true;
        for (std::size_t i = spans.size(); i-- > 0;)
            if (toRight[spans[i].end]) toRight[spans[i].first] = true;
        std::erase_if(spans, [&](const Span& span) { return !toRight[span.end]; });
        return spans;
    }

    bool mayBeDigit(const Cut& first, const Cut& end) const {
        if (end.amount - first.amount < amount(kLeastAmount)) return false;
        if (m_cells.count(first.left, end.left) > amount(kCrossed)) return false;
        const Box box = m_cells.box(end.left, first.left);
        if (box.height < kLeastHeight * m_height || box.width > kMostWidth * m_height) return false;
        return m_cells.largestPart(end.left, first.left, box) >= kConnected;
    }

    /// The first pixel of a cell, along either axis.
    int pixel(int cell) const { return static_cast<int>(std::ceil(cell * m_step)); }

    InkPiece between(const Cut& first, const Cut& end) const {
        const auto cells = m_cells.cells(end.left, first.left);
        Cell low = cells.front();
        Cell high = cells.front();
        for (const Cell& cell : cells) {
            low = {std::min(low.x, cell.x), std::min(low.y, cell.y)};
            high = {std::max(high.x, cell.x), std::max(high.y, cell.y)};
        }
        const InkImage& ink = m_piece.ink;
        const int left = pixel(low.x);
        const int top = pixel(low.y);
        InkImage part(std::min(pixel(high.x + 1), ink.width) - left,
                      std::min(pixel(high.y + 1), ink.height) - top);
        for (const Cell& cell : cells)
            for (int y = pixel(cell.y); y < std::min(pixel(cell.y + 1), ink.height); ++y)
                for (int x = pixel(cell.x); x < std::min(pixel(cell.x + 1), ink.width); ++x)
                    part.at(x - left, y - top) = ink.at(x, y);
        return pieceOf(part, m_piece.box.x + left, m_piece.box.y + top);
    }

    bool differ(const Cut& a, const Cut& b) const {
        const int least = amount(kDistinct);
        return std::abs(a.amount - b.amount) >= least ||
               m_cells.count(a.left, b.left) + m_cells.count(b.left, a.left) >= least;
    }

    /// From left to right, with the piece's sides.
    std::vector<Cut> chosenCuts() const {
        std::vector<CutPath> paths = cheapestCutPaths(m_small, m_pen);
        std::ranges::move(valleyPaths(m_small), std::back_inserter(paths));
        std::ranges::stable_sort(paths, {}, &CutPath::cost);
        const int all = m_cells.count(m_cells.all());
        std::vector<Cut> cuts{{m_cells.none(), 0, 0}, {m_cells.all(), all, 0}};
        const auto most = std::min(static_cast<int>(kMostCuts * m_small.width / m_height), m_most);
        for (const CutPath& path : paths) {
            if (static_cast<int>(cuts.size()) - 2 >= most) break;
            if (path.ink > kMostInk * m_height) continue;
            Cut cut{m_cells.leftOf(path), 0, path.cost};
            cut.amount = m_cells.count(cut.left);
            if (std::min(cut.amount, all - cut.amount) < amount(kLeastAmount)) continue;
            if (std::ranges::all_of(cuts, [&](const Cut& other) { return differ(cut, other); }))
                cuts.push_back(std::move(cut));
        }
        std::ranges::stable_sort(cuts, {}, &Cut::amount);
        return cuts;
    }

    const InkPiece& m_piece;
    int m_most;
    double m_step;   ///< pixels of a cell
    double m_height; ///< of a digit, in cells
    InkImage m_small;
    double m_pen; ///< its width, in cells
    InkCells m_cells;
};

} // namespace

Cuts cutApart(const InkPiece& piece, double digitHeight, int most) {
    return Cutter(piece, digitHeight, most).cuts();
}

} // namespace digitpad
