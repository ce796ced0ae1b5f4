// The digits of one writer with one pen: what makes the digits of a number look alike.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/random.h"
#include "core/synthesis/ink_patch.h"
#include "core/synthesis/writing_sources.h"

namespace digitpad {

struct HandOptions {
    double images = 0.25;      ///< probability that a number is made of images of digits, where there are any
    double thinnestPen = 0.04; ///< as a part of the digits' height
    double widestPen = 0.2;    ///< likewise
    double slant = 0.35;       ///< horizontal shear, as the tangent; most hands lean less
    double rareShapes = 0.12;  ///< of a digit: a shape that the collections hardly have
    double hooks = 0.15;       ///< of a hand: its pen flicks where it comes down or goes up
};

/// How one number is written.
struct Hand {
    bool images = false;     ///< of digits, rather than pen strokes
    std::size_t writer = 0;  ///< of strokes
    double pen = 0.1;        ///< width as a part of the digit's height
    double slant = 0;        ///< as the tangent; positive leans to the right
    double stretch = 1;      ///< width against height
    double angle = 0;        ///< of the line that is written on, radians, positive falls to the right
    double unsteadiness = 1; ///< of one digit against the next
    double cut = 0.5;        ///< level at which the ink of images ends: less is a wider pen
    double rareShapes = 0;
    bool hooks = false;
};

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
