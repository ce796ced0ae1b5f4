// Framed images as others write them, dark on light or column by column, and what networks take: light on
// dark, row by row.  All functions take images of 784 bytes each, one behind another.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/data/emnist.h"

namespace digitpad {

/// Whether they are dark on light, taken together: by the border, which is paper.
bool areDarkOnLight(std::span<const std::uint8_t> pixels);

/// Makes each pixel what is left of it to 255.
void invert(std::span<std::uint8_t> pixels);

/// Swaps the rows and columns of each image.
void transpose(std::span<std::uint8_t> pixels);

/// Makes images of this kind what networks take, and appends what was done, in words.
void normaliseFramed(std::span<std::uint8_t> pixels, const FramedKind& kind,
                     std::vector<std::string>& assumed);

} // namespace digitpad
