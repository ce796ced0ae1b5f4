// Small ways to ask for a random number, used all over the synthesis.
#pragma once

#include <cmath>
#include <span>

#include "core/random.h"

namespace digitpad {

inline bool chance(double probability, Random& random) {
    return random.uniform() < probability;
}

/// Between two positive numbers, equally likely by ratio: as many double as halve.
inline double uniformRatio(double low, double high, Random& random) {
    return std::exp(random.uniform(std::log(low), std::log(high)));
}

/// Both ends included.
inline int between(int least, int most, Random& random) {
    return least + static_cast<int>(random.below(static_cast<std::size_t>(most - least + 1)));
}

inline double either(double range, Random& random) {
    return random.uniform(-range, range);
}

template <typename Items>
const auto& anyOf(const Items& items, Random& random) {
    return items[random.below(std::size(items))];
}

} // namespace digitpad
