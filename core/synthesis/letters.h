// Handwriting that is no digit: letters, symbols, words of them.
#pragma once

#include <vector>

#include "core/synthesis/hand.h"
#include "core/synthesis/writing_sources.h"
#include "core/synthesis/written_number.h"

namespace digitpad {

class Letters {
public:
    /// Letters that in some hand are a digit (an O, an l) are left out.
    explicit Letters(const std::vector<LabelledDrawing>& drawings);

    bool empty() const { return m_writers.empty(); }
    /// @param height of the capitals, pixels
    WrittenNumber word(int letters, const Hand& hand, double height, Random& random) const;
    /// Any one of them, as it was collected.
    const Drawing& any(Random& random) const;

private:
    std::vector<std::vector<Drawing>> m_writers;
};

} // namespace digitpad
