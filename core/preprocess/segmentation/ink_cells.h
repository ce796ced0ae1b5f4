// Which of a picture's ink lies at which side of paths through it.
#pragma once

#include <cstdint>
#include <vector>

#include "core/preprocess/framing.h"
#include "core/preprocess/segmentation/cut_paths.h"

namespace digitpad {

/// A set of the picture's inked cells.
using InkSet = std::vector<std::uint64_t>;

/// The inked cells of a picture, numbered, and sets of them.
class InkCells {
public:
    explicit InkCells(const InkImage& ink);

    /// What lies left of the path; cells on the path lie right of it.
    InkSet leftOf(const CutPath& path) const;
    InkSet none() const;
    InkSet all() const;

    /// Well inked cells alone.
    int count(const InkSet& set) const;
    /// Of `a` without those of `b`.
    int count(const InkSet& a, const InkSet& b) const;
    /// Tight around the well inked cells of `a` without those of `b`.
    Box box(const InkSet& a, const InkSet& b) const;
    /// The part of the well inked cells of `a` without those of `b`, in their box, that their largest
    /// connected part has.
    double largestPart(const InkSet& a, const InkSet& b, const Box& box) const;

    /// Of `a` without those of `b`.
    std::vector<Cell> cells(const InkSet& a, const InkSet& b) const;

private:
    template <typename Use>
    void forEach(const InkSet& a, const InkSet& b, const InkSet& within, Use use) const;

    int m_width;
    int m_height;
    std::vector<Cell> m_cells;
    InkSet m_all;
    InkSet m_solid; ///< the well inked cells
};

} // namespace digitpad
