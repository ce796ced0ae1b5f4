// The picture of one digit as the network takes it: 28x28, ink 1 on paper 0, framed as MNIST frames.
#pragma once

#include <array>
#include <cstddef>

namespace digitpad {

inline constexpr int kImageSide = 28;
inline constexpr int kImagePixels = kImageSide * kImageSide;
inline constexpr int kDigits = 10;
/// The label of a drawing that is not a digit, in data and as an eleventh class.
inline constexpr int kNotADigit = 10;

struct DigitImage {
    std::array<float, kImagePixels> pixels{};

    float& at(int row, int column) { return pixels[static_cast<std::size_t>(row * kImageSide + column)]; }
    float at(int row, int column) const {
        return pixels[static_cast<std::size_t>(row * kImageSide + column)];
    }
};

} // namespace digitpad
