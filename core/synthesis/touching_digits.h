// Digits as they come out of numbers whose digits touch: cut from their neighbour, with a little of its ink
// or without a little of their own; and what comes out where they were cut in the wrong place or not at all.
#pragma once

#include <array>
#include <vector>

#include "core/data/drawing.h"
#include "core/data/sample_source.h"

namespace digitpad {

/// Three in five are digits; of the rest half at least are two digits in one, the others a digit and a part
/// of its neighbour.  Each is made anew of two of the pen strokes, which are drawn with one pen, as
/// StrokeSamples are.
class TouchingDigits : public SampleSource {
public:
    /// @param digits by what they are; at least one that is no one
    TouchingDigits(std::size_t size, std::array<std::vector<Drawing>, kDigits> digits);

    const std::string& name() const override { return m_name; }
    std::size_t size() const override { return m_size; }
    int label(std::size_t index) const override;
    DigitImage image(std::size_t index, Random& random) const override;

private:
    const Drawing& anyDrawing(int label, Random& random) const;
    int anyLabel(Random& random) const;

    std::string m_name = "touching digits";
    std::size_t m_size;
    std::array<std::vector<Drawing>, kDigits> m_digits;
    std::vector<int> m_labels; ///< those that there are drawings of
};

} // namespace digitpad
