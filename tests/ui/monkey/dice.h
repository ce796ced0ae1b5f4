// What decides about a random event.
#pragma once

#include <cstdint>
#include <iterator>

#include "core/random.h"

namespace digitpad::test {

/// Choices of one event, which depend on the seed and its number alone.
class Dice {
public:
    Dice(std::uint64_t seed, int event)
        : m_random(Random::forStream(seed, static_cast<std::uint64_t>(event))) {}

    int below(int count) { return static_cast<int>(m_random.below(static_cast<std::size_t>(count))); }
    int from(int low, int high) { return low + below(high - low + 1); }
    bool oneIn(int count) { return below(count) == 0; }
    template <typename List>
    auto any(const List& list) {
        return *(std::begin(list) + below(static_cast<int>(std::size(list))));
    }

private:
    Random m_random;
};

} // namespace digitpad::test
