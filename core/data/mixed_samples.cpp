#include "core/data/mixed_samples.h"

#include <cassert>
#include <cmath>
#include <numeric>
#include <sstream>

#include "core/error.h"

namespace digitpad {

namespace {

constexpr std::uint64_t kMixStream = 0x6d6978; // keeps the choice apart from other uses of the same seed

/// Showings of a part beyond the whole number in its weight.
std::size_t extraShowings(const MixedSamples::Part& part) {
    const double fraction = part.weight - std::floor(part.weight);
    return static_cast<std::size_t>(std::llround(fraction * static_cast<double>(part.indices.size())));
}

std::size_t wholeShowings(const MixedSamples::Part& part) {
    return static_cast<std::size_t>(part.weight);
}

} // namespace

MixedSamples::MixedSamples(std::string name, std::vector<Part> parts)
    : m_name(std::move(name)), m_parts(std::move(parts)) {
    constexpr double kMostShowings = 1000;
    for (const Part& part : m_parts) {
        if (!(part.weight > 0 && part.weight <= kMostShowings))
            throw Error(part.source->name(), "its weight " + std::to_string(part.weight) + " is out of range",
                        "Give a number above 0, at most 1000");
        m_size += part.indices.size();
    }
    if (m_size > 0 && epochSize() == 0)
        throw Error(m_name, "by these weights an epoch shows no sample", "Give larger weights");
}

MixedSamples::Place MixedSamples::placeOf(std::size_t index) const {
    assert(index < m_size);
    for (const Part& part : m_parts) { // a handful
        if (index < part.indices.size()) return {part, part.indices[index]};
        index -= part.indices.size();
    }
    throw Error(m_name, "has no sample " + std::to_string(index)); // not reached
}

int MixedSamples::label(std::size_t index) const {
    const Place place = placeOf(index);
    return place.part.source->label(place.index);
}

DigitImage MixedSamples::image(std::size_t index, Random& random) const {
    const Place place = placeOf(index);
    return place.part.source->image(place.index, random);
}

std::vector<std::size_t> MixedSamples::epochIndices(std::uint64_t seed, int epoch) const {
    auto random = Random::forStream(seed, kMixStream, static_cast<std::uint64_t>(epoch));
    std::vector<std::size_t> result;
    result.reserve(epochSize());
    std::size_t first = 0;
    for (const Part& part : m_parts) {
        std::vector<std::size_t> own(part.indices.size());
        std::iota(own.begin(), own.end(), first);
        for (std::size_t i = 0; i < wholeShowings(part); ++i)
            result.insert(result.end(), own.begin(), own.end());
        random.shuffle(std::span(own));
        result.insert(result.end(), own.begin(),
                      own.begin() + static_cast<std::ptrdiff_t>(extraShowings(part)));
        first += own.size();
    }
    return result;
}

std::size_t MixedSamples::epochSize() const {
    std::size_t size = 0;
    for (const Part& part : m_parts) size += wholeShowings(part) * part.indices.size() + extraShowings(part);
    return size;
}

std::string MixedSamples::mixture() const {
    std::ostringstream text;
    for (const Part& part : m_parts)
        text << (text.tellp() > 0 ? ", " : "") << part.indices.size() << " of " << part.source->name()
             << " x " << part.weight;
    return text.str();
}

MixedSamples::Part wholePart(std::shared_ptr<const SampleSource> source, double weight) {
    std::vector<std::size_t> indices(source->size());
    std::iota(indices.begin(), indices.end(), std::size_t{0});
    return {std::move(source), std::move(indices), weight};
}

} // namespace digitpad
