// All ways of taking neighbouring pieces of a line together, and the best of them.
#pragma once

#include <vector>

#include "core/model/segmentation.h"

namespace digitpad {

/// Pieces in order and what it costs to take each apart from what is at its left, or together with it.
struct LatticeNode {
    InkPiece piece;
    // In the units of a score, not used for the first:
    double apart = 0;
    double together = 0;
};

class Lattice {
public:
    /// One way of taking pieces [first, end) as a digit.
    struct Arc {
        std::size_t first;
        std::size_t end;
        Segment segment;
    };

    /// @param alone whether all of it may be one character
    Lattice(std::vector<LatticeNode> nodes, double digitHeight, const SegmentationWeights& weights,
            bool alone);

    /// To be classified by the caller before bestPath().
    std::vector<Arc>& arcs() { return m_arcs; }

    struct Path {
        std::vector<Segment> segments; ///< from left to right
        double score = 0;
    };
    /// The segmentation with the highest score.
    Path bestPath() const;

    /// Of one digit that hangs together.
    double score(const Segment& segment) const;

private:
    double innerCost(const Arc& arc) const;
    double aloneCost(const Arc& arc) const;

    std::vector<LatticeNode> m_nodes;
    double m_height;
    SegmentationWeights m_weights;
    bool m_alone;
    std::vector<Arc> m_arcs;
};

} // namespace digitpad
