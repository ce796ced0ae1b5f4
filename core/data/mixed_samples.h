// Several sources of samples as one, each shown as often as its weight says.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/data/sample_source.h"

namespace digitpad {

class MixedSamples : public SampleSource {
public:
    struct Part {
        std::shared_ptr<const SampleSource> source;
        std::vector<std::size_t> indices; ///< the samples of `source` that take part
        double weight = 1;                ///< how often an epoch shows each of them, on average
    };

    /// Throws Error, naming the part, for a weight that is not a positive number, and where all of them are
    /// so small that an epoch would show nothing.
    MixedSamples(std::string name, std::vector<Part> parts);

    const std::string& name() const override { return m_name; }
    std::size_t size() const override { return m_size; }
    int label(std::size_t index) const override;
    DigitImage image(std::size_t index, Random& random) const override;

    /// Samples of one epoch, part by part: each as often as the whole number in its weight, and a random
    /// choice of the part's samples once more for the fraction.  Depends on seed and epoch only.
    std::vector<std::size_t> epochIndices(std::uint64_t seed, int epoch) const;
    /// How many those are; the same in every epoch.
    std::size_t epochSize() const;
    /// What is mixed and how, to tell one mixture from another: "60000 of mnist x 1, 7216 of pens x 2".
    std::string mixture() const;

private:
    struct Place {
        const Part& part;
        std::size_t index; ///< in the part's source
    };
    Place placeOf(std::size_t index) const;

    std::string m_name;
    std::vector<Part> m_parts;
    std::size_t m_size = 0;
};

/// All samples of `source`.
MixedSamples::Part wholePart(std::shared_ptr<const SampleSource> source, double weight = 1);

} // namespace digitpad
