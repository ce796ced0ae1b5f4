// Where a digit or a separator of a number is in a picture, and which: what a detector learns from and what
// it answers.
#pragma once

#include "core/data/digit_image.h"

namespace digitpad {

/// The symbols that numbers are written with: 0..9 are the digits, then come the separators.
inline constexpr int kPoint = kDigits;
inline constexpr int kComma = kDigits + 1;
inline constexpr int kColon = kDigits + 2;
inline constexpr int kDash = kDigits + 3; ///< a minus or a hyphen
inline constexpr int kSymbols = kDigits + 4;

constexpr bool isDigit(int symbol) {
    return symbol >= 0 && symbol < kDigits;
}

/// `symbol` is 0..kSymbols - 1.
constexpr char characterOf(int symbol) {
    return isDigit(symbol) ? static_cast<char>('0' + symbol) : ".,:-"[symbol - kDigits];
}

/// A symbol in a picture: its ink's box in pixels, right and bottom exclusive.
struct SymbolBox {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;
    int symbol = 0;

    float width() const { return right - left; }
    float height() const { return bottom - top; }
    float middleAcross() const { return (left + right) / 2; }
    float middleDown() const { return (top + bottom) / 2; }
    /// The same symbol that far to the right and down.
    SymbolBox movedBy(float across, float down) const {
        return {left + across, top + down, right + across, bottom + down, symbol};
    }
    bool operator==(const SymbolBox&) const = default;
};

} // namespace digitpad
