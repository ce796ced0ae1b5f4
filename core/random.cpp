#include "core/random.h"

#include <cassert>
#include <cmath>
#include <numbers>

namespace digitpad {
namespace {

std::uint64_t splitmix64(std::uint64_t& state) {
    std::uint64_t z = (state += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

} // namespace

Random::Random(std::uint64_t seed) {
    for (auto& word : m_state) word = splitmix64(seed);
}

Random Random::forStream(std::uint64_t seed, std::uint64_t a, std::uint64_t b) {
    std::uint64_t mixed = seed;
    mixed = splitmix64(mixed) ^ a;
    mixed = splitmix64(mixed) ^ b;
    return Random(splitmix64(mixed));
}

double Random::uniform() {
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

std::size_t Random::below(std::size_t count) {
    assert(count > 0);
    return static_cast<std::size_t>(uniform() * static_cast<double>(count));
}

double Random::normal() {
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * uniform());
}

} // namespace digitpad
