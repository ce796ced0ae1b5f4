// Where a digit is in a picture, and which: what a detector learns from and what it answers.
#pragma once

namespace digitpad {

/// A digit in a picture: its ink's box in pixels, right and bottom exclusive; digit 0..9.
struct DigitBox {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;
    int digit = 0;

    float width() const { return right - left; }
    float height() const { return bottom - top; }
    float middleAcross() const { return (left + right) / 2; }
    float middleDown() const { return (top + bottom) / 2; }
    /// The same digit that far to the right and down.
    DigitBox movedBy(float across, float down) const {
        return {left + across, top + down, right + across, bottom + down, digit};
    }
    bool operator==(const DigitBox&) const = default;
};

} // namespace digitpad
