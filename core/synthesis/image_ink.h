// Ink out of a 28x28 image of a digit, at another size, in another posture and with another pen.
#pragma once

#include <array>
#include <cstdint>

#include "core/data/digit_image.h"
#include "core/synthesis/hand.h"

namespace digitpad {

/// The digit `height` pixels high, its lower edge at y = 0; empty where the image is.
InkPatch imageInk(const std::array<std::uint8_t, kImagePixels>& image, const Hand& hand, double height);

} // namespace digitpad
