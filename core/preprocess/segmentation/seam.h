// Ways from the top of a picture to its bottom that go through as little ink as they can.
#pragma once

#include <vector>

#include "core/data/picture.h"

namespace digitpad {

struct Seam {
    std::vector<int> columns; ///< one a row, from the top; neighbours differ by one at most
    double cost = 0;          ///< the ink, and a little for each sideways step
    double ink = 0;           ///< coverage along the way, in pixels

    double middle() const;
    /// Whether one lies left of the other in one row and right of it in another.
    bool crosses(const Seam& other) const;
};

/// The cheapest way through each place at half height that is cheaper than its neighbours (Avidan and
/// Shamir's seams, 2007, from the middle to both ends).
std::vector<Seam> findSeams(const InkImage& ink);

} // namespace digitpad
