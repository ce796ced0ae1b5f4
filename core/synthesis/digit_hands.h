// The digits of one writer with one pen: what makes the digits of a number look alike.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/random.h"
#include "core/synthesis/hand.h"
#include "core/synthesis/writing_sources.h"

namespace digitpad {

class DigitHands {
public:
    explicit DigitHands(const WritingSources& sources);

    /// Whether there is anything to write digits with.
    bool empty() const { return m_digits.empty(); }
    /// Those that can be written, in order.
    const std::vector<int>& digits() const { return m_digits; }
    Hand hand(const HandOptions& options, Random& random) const;
    /// A digit as that hand writes it: its lower edge lies at y = 0, its left one at x = 0, more or less.
    /// From another writer where this one has none; empty where nobody has.
    InkPatch digit(int digit, const Hand& hand, double height, Random& random) const;

private:
    using Drawings = std::array<std::vector<Drawing>, kDigits>;
    using Pixels = std::array<std::uint8_t, kImagePixels>;

    const Drawing* drawingOf(int digit, std::size_t writer, Random& random) const;
    InkPatch drawn(int digit, const Hand& hand, double height, Random& random) const;
    InkPatch fromImage(int digit, const Hand& hand, double height, Random& random) const;

    std::vector<Drawings> m_writers;
    std::array<std::vector<std::size_t>, kDigits> m_writersOf; ///< who has written that digit
    std::array<std::vector<Pixels>, kDigits> m_images;
    std::size_t m_imageCount = 0;
    std::vector<int> m_digits;
};

} // namespace digitpad
