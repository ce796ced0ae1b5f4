// The median of a few values, as it is measured in lines, strokes and drawings.
#pragma once

#include <algorithm>
#include <vector>

namespace digitpad {

/// The value in the middle, of an even number the upper one of the two; at least one value.
template <typename Value>
Value upperMedian(std::vector<Value> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

} // namespace digitpad
