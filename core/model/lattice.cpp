#include "core/model/lattice.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace digitpad {
namespace {

constexpr std::size_t kMostPieces = 6; ///< of one digit
// As parts of the line's digit height:
constexpr double kWidest = 2.1; ///< of a digit of several pieces
constexpr double kWidestGap = 0.4;
constexpr double kUsualWidth = 1.0;
constexpr double kUsualHeight = 0.6;

/// The gap between a piece and those at its left, which end at `end`.
double gapBefore(const InkPiece& piece, int end) {
    return std::max(piece.box.x - end, 0);
}

InkPiece takenTogether(const std::vector<LatticeNode>& nodes, std::size_t first, std::size_t end) {
    std::vector<InkPiece> pieces;
    for (std::size_t i = first; i < end; ++i) pieces.push_back(nodes[i].piece);
    return merged(pieces);
}

} // namespace

Lattice::Lattice(std::vector<LatticeNode> nodes, double digitHeight, const SegmentationWeights& weights,
                 bool alone)
    : m_nodes(std::move(nodes)), m_height(digitHeight), m_weights(weights), m_alone(alone) {
    for (std::size_t first = 0; first < m_nodes.size(); ++first) {
        Box box = m_nodes[first].piece.box;
        for (std::size_t end = first + 1; end <= std::min(first + kMostPieces, m_nodes.size()); ++end) {
            const InkPiece& last = m_nodes[end - 1].piece;
            if (gapBefore(last, right(box)) > kWidestGap * m_height) break;
            box = united(box, last.box);
            if (end > first + 1 && box.width > kWidest * m_height) break;
            InkPiece ink = takenTogether(m_nodes, first, end);
            const DigitImage seen = frameDigit(ink.ink, {0, 0, ink.box.width, ink.box.height});
            m_arcs.push_back({first, end, {std::move(ink), seen, {}}});
        }
    }
}

double Lattice::innerCost(const Arc& arc) const {
    double widest = 0;
    double together = 0;
    int end = right(m_nodes[arc.first].piece.box);
    for (std::size_t i = arc.first + 1; i < arc.end; ++i) {
        widest = std::max(widest, gapBefore(m_nodes[i].piece, end));
        together += m_nodes[i].together;
        end = std::max(end, right(m_nodes[i].piece.box));
    }
    return m_weights.gap * widest / m_height + together;
}

double Lattice::aloneCost(const Arc& arc) const {
    const bool whole = arc.first == 0 && arc.end == m_nodes.size();
    if (!m_alone || whole) return 0;
    return arc.segment.prediction.digit == 1 ? m_weights.aloneOne : m_weights.alonePart;
}

double Lattice::score(const Segment& segment) const {
    const double probability = std::max<double>(segment.prediction.probability, m_weights.unread);
    const double width = segment.ink.box.width / m_height;
    const double height = segment.ink.box.height / m_height;
    return m_weights.sure * std::log(probability) - m_weights.wide * std::max(width - kUsualWidth, 0.0) -
           m_weights.small * std::max(kUsualHeight - height, 0.0);
}

Lattice::Path Lattice::bestPath() const {
    struct Step {
        double score = std::numeric_limits<double>::lowest();
        const Arc* arc = nullptr;
    };
    std::vector<Step> best(m_nodes.size() + 1);
    best.front().score = 0;
    for (const Arc& arc : m_arcs) { // sorted by where they begin
        const double apart = arc.first > 0 ? m_nodes[arc.first].apart : 0;
        const double total =
            best[arc.first].score + score(arc.segment) - innerCost(arc) - aloneCost(arc) - apart;
        if (total > best[arc.end].score) best[arc.end] = {total, &arc};
    }
    Path path{{}, best.back().score};
    for (std::size_t end = m_nodes.size(); end > 0; end = best[end].arc->first)
        path.segments.push_back(best[end].arc->segment);
    std::ranges::reverse(path.segments);
    return path;
}

} // namespace digitpad
