// Training samples of digits in shapes that are usual in some countries and rare in the collections.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/data/drawing.h"
#include "core/data/sample_source.h"

namespace digitpad {

/// A third each of flagged ones, slashed zeros and crossed sevens (reshaped_digits.h), drawn as StrokeSamples
/// are.
class RareShapes : public SampleSource {
public:
    /// @param stems  ones that are a single line, hardly leaning: a flag makes a leaning one a seven
    /// @param zeros, sevens of any shape; none of the three may be empty
    RareShapes(std::size_t size, std::vector<Drawing> stems, std::vector<Drawing> zeros,
               std::vector<Drawing> sevens);

    const std::string& name() const override { return m_name; }
    std::size_t size() const override { return m_size; }
    int label(std::size_t index) const override;
    DigitImage image(std::size_t index, Random& random) const override;

private:
    Drawing drawing(std::size_t index, Random& random) const;

    std::string m_name = "rare shapes";
    std::size_t m_size;
    std::array<std::vector<Drawing>, 3> m_usual; ///< stems, zeros, sevens
};

} // namespace digitpad
