#include "core/reading/lattice.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/preprocess/segmentation/cuts.h"

namespace digitpad {
namespace {

constexpr std::size_t kMostPieces = 6; ///< of one digit
constexpr int kMostAloneCuts = 4;      ///< of what is as narrow as one character
// As parts of the line's digit height:
constexpr double kWidest = 2.1; ///< of a digit of several pieces
constexpr double kWidestGap = 0.4;

/// The gap between a piece and those at its left, which end at `end`.
double gapBefore(const InkPiece& piece, int end) {
    return std::max(piece.box.x - end, 0);
}

/// What it costs to take nodes [first, end) together, and apart from what is at their left.
double costOf(const std::vector<LatticeNode>& nodes, std::size_t first, std::size_t end, double gapWeight) {
    double widest = 0;
    double together = 0;
    int edge = right(nodes[first].piece.box);
    for (std::size_t i = first + 1; i < end; ++i) {
        widest = std::max(widest, gapBefore(nodes[i].piece, edge));
        together += nodes[i].together;
        edge = std::max(edge, right(nodes[i].piece.box));
    }
    return gapWeight * widest + together + (first > 0 ? nodes[first].apart : 0);
}

} // namespace

double scoreOf(const Segment& segment, double digitHeight, const SegmentationWeights& weights,
               const SizeWeights& size) {
    const double probability = std::max<double>(segment.prediction.probability, weights.unread);
    const double width = segment.ink.box.width / digitHeight;
    const double height = segment.ink.box.height / digitHeight;
    return weights.sure * std::log(probability) - size.wide * std::max(width - size.usualWidth, 0.0) -
           size.small * std::max(size.usualHeight - height, 0.0);
}

Lattice::Lattice(double digitHeight, const SegmentationWeights& weights, const SizeWeights& size, bool alone)
    : m_height(digitHeight), m_weights(weights), m_size(size), m_alone(alone) {}

Lattice Lattice::ofPieces(std::vector<LatticeNode> nodes, double digitHeight,
                          const SegmentationWeights& weights, bool alone) {
    Lattice lattice(digitHeight, weights, weights.pieces, alone);
    lattice.m_end = nodes.size();
    for (std::size_t first = 0; first < nodes.size(); ++first) {
        Box box = nodes[first].piece.box;
        std::vector<InkPiece> taken;
        for (std::size_t end = first + 1; end <= std::min(first + kMostPieces, nodes.size()); ++end) {
            const InkPiece& last = nodes[end - 1].piece;
            if (gapBefore(last, right(box)) > kWidestGap * digitHeight) break;
            box = united(box, last.box);
            if (end > first + 1 && box.width > kWidest * digitHeight) break;
            taken.push_back(last);
            Segment segment = segmentOf(merged(taken));
            segment.ink.ink = {};
            const double cost = costOf(nodes, first, end, weights.gap / digitHeight);
            lattice.m_arcs.push_back({first, end, cost, std::move(segment)});
        }
    }
    lattice.m_nodes = std::move(nodes);
    return lattice;
}

Lattice Lattice::ofCuts(const InkPiece& piece, double digitHeight, const SegmentationWeights& weights,
                        bool alone) {
    Lattice lattice(digitHeight, weights, weights.parts, alone);
    Cuts cuts = alone ? cutApart(piece, digitHeight, kMostAloneCuts) : cutApart(piece, digitHeight);
    lattice.m_end = cuts.rightSide();
    for (CutSlice& slice : cuts.slices) {
        // What is as narrow as one character is two digits at most.
        if (alone && slice.first > 0 && slice.end < lattice.m_end) continue;
        const double cost = slice.first > 0 ? weights.cut + weights.cutCost * cuts.costs[slice.first] : 0;
        lattice.m_arcs.push_back({slice.first, slice.end, cost, segmentOf(std::move(slice.piece))});
    }
    return lattice;
}

double Lattice::aloneCost(const Arc& arc) const {
    const bool whole = arc.first == 0 && arc.end == m_end;
    if (!m_alone || whole) return 0;
    return arc.segment.prediction.digit == 1 ? m_weights.aloneOne : m_weights.alonePart;
}

Segment Lattice::segmentAt(const Arc& arc) const {
    Segment segment = arc.segment;
    if (m_nodes.empty()) return segment;
    std::vector<InkPiece> pieces;
    for (std::size_t i = arc.first; i < arc.end; ++i) pieces.push_back(m_nodes[i].piece);
    segment.ink = merged(pieces);
    return segment;
}

Lattice::Path Lattice::bestPath() const {
    struct Step {
        double score = std::numeric_limits<double>::lowest();
        const Arc* arc = nullptr;
    };
    std::vector<Step> best(m_end + 1);
    best.front().score = 0;
    for (const Arc& arc : m_arcs) {
        if (arc.first > 0 && best[arc.first].arc == nullptr) continue;
        const double total = best[arc.first].score + scoreOf(arc.segment, m_height, m_weights, m_size) -
                             aloneCost(arc) - arc.cost;
        if (total > best[arc.end].score) best[arc.end] = {total, &arc};
    }
    Path path{{}, best.back().score};
    for (std::size_t end = m_end; end > 0 && best[end].arc != nullptr; end = best[end].arc->first)
        path.segments.push_back(segmentAt(*best[end].arc));
    std::ranges::reverse(path.segments);
    return path;
}

} // namespace digitpad
