// Digits in shapes that are usual in some countries and rare in the collections: made of the usual ones.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/data/drawing.h"
#include "core/data/sample_source.h"

namespace digitpad {

/// A one with an upstroke, in a quarter of the cases longer than its stem, and sometimes a foot.
Drawing flaggedOne(const Drawing& stem, Random& random);
/// A zero with a line through it, so that nobody takes it for the letter.
Drawing slashedZero(const Drawing& zero, Random& random);
/// A seven with a bar across its stem, so that nobody takes it for a one.
Drawing crossedSeven(const Drawing& seven, Random& random);

/// A third of each, drawn as StrokeSamples are.
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
