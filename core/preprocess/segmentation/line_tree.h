// Whether two lines of many short pieces cross, without comparing each piece with each.
#pragma once

#include <cstddef>
#include <vector>

#include "core/data/drawing.h"
#include "core/preprocess/stroke_path.h"

namespace digitpad {

/// A path with boxes around halves of it, halves of these and so on: only where boxes of both lines meet,
/// their pieces are compared.
class LineTree {
public:
    explicit LineTree(std::vector<PathPoint> path);

    /// Around the path's middle, without the pen; empty for no path.
    const Extent& extent() const { return m_extent; }
    bool crosses(const LineTree& other) const;

private:
    /// Pieces [first, end) of the path, and the place of their box.
    struct Run {
        std::size_t node;
        std::size_t first;
        std::size_t end;

        bool isOnePiece() const { return end - first == 1; }
        Run half(bool second) const;
    };

    Run all() const { return {0, 0, m_path.size() - 1}; }
    const Extent& fill(const Run& run);
    bool crosses(const Run& own, const LineTree& other, const Run& others) const;

    std::vector<PathPoint> m_path;
    Extent m_extent;
    std::vector<Extent> m_boxes; ///< of a run's node, those of its halves at twice that and one or two more
};

} // namespace digitpad
