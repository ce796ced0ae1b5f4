// Seeded random numbers that are the same with every compiler and standard library, so that a seed reproduces
// a training.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace digitpad {

/// xoshiro256++ (Blackman and Vigna, 2019), seeded through splitmix64.  Not thread-safe: one per thread.
class Random {
public:
    explicit Random(std::uint64_t seed);

    /// An independent generator for item (a, b) of a seeded run, e.g. image b of step a, whatever thread
    /// asks.
    static Random forStream(std::uint64_t seed, std::uint64_t a, std::uint64_t b = 0);

    std::uint64_t next() {
        const std::uint64_t result = std::rotl(m_state[0] + m_state[3], 23) + m_state[0];
        const std::uint64_t shifted = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = std::rotl(m_state[3], 45);
        return result;
    }
    /// Uniform in [0, 1).
    double uniform();
    /// Uniform in [low, high).
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// Uniform in 0 .. count-1; count must be positive.
    std::size_t below(std::size_t count);
    /// Standard normal (Box-Muller).
    double normal();

    template <typename T>
    void shuffle(std::span<T> items) {
        for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
    }

private:
    std::array<std::uint64_t, 4> m_state;
};

} // namespace digitpad
