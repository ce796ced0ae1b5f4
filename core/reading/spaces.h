// Where the digits of a line have a space between them.
#pragma once

#include <limits>
#include <vector>

#include "core/preprocess/framing.h"

namespace digitpad {

/// Of a line's boxes, from left to right.
class Spaces {
public:
    /// @param height of the line's digits, in the boxes' unit
    Spaces(const std::vector<Box>& boxes, double height);

    /// Before a digit that is not the first.
    bool isBefore(std::size_t digit) const;

private:
    double m_height;
    std::vector<double> m_gaps;
    std::vector<double> m_steps; ///< from middle to middle
    double m_narrow = std::numeric_limits<double>::max();
    double m_step = 0;
};

} // namespace digitpad
