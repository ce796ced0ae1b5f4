// All ways of taking neighbouring pieces of a line together, or of cutting one apart, and the best of them.
#pragma once

#include <vector>

#include "core/reading/segmentation.h"

namespace digitpad {

/// Pieces in order and what it costs to take each apart from what is at its left, or together with it.
struct LatticeNode {
    InkPiece piece;
    // In the units of a score, not used for the first:
    double apart = 0;
    double together = 0;
};

/// Of one digit that hangs together; never above 0.
double scoreOf(const Segment& segment, double digitHeight, const SegmentationWeights& weights,
               const SizeWeights& size);

class Lattice {
public:
    /// What may be a digit, between two of the places 0, 1, ... from left to right.
    struct Arc {
        std::size_t first;
        std::size_t end;
        double cost;     ///< in the units of a score, besides what its ink costs by itself
        Segment segment; ///< of pieces taken together only the box is kept of the ink, for arcs are many
    };

    /// All ways of taking the pieces together.
    /// @param alone whether all of it may be one character
    static Lattice ofPieces(std::vector<LatticeNode> nodes, double digitHeight,
                            const SegmentationWeights& weights, bool alone);
    /// All ways of cutting the piece apart.
    static Lattice ofCuts(const InkPiece& piece, double digitHeight, const SegmentationWeights& weights,
                          bool alone);

    /// To be classified by the caller before bestPath().
    std::vector<Arc>& arcs() { return m_arcs; }

    struct Path {
        std::vector<Segment> segments; ///< from left to right; empty where no arcs lead from end to end
        double score = 0;
    };
    /// The segmentation with the highest score.
    Path bestPath() const;

private:
    Lattice(double digitHeight, const SegmentationWeights& weights, const SizeWeights& size, bool alone);
    double aloneCost(const Arc& arc) const;
    /// With its ink.
    Segment segmentAt(const Arc& arc) const;

    std::size_t m_end = 0; ///< the last place
    double m_height;
    SegmentationWeights m_weights;
    SizeWeights m_size;
    bool m_alone;
    std::vector<LatticeNode> m_nodes; ///< empty where a piece was cut
    std::vector<Arc> m_arcs;          ///< sorted by where they begin
};

} // namespace digitpad
