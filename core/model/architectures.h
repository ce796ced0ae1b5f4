// The named networks, each one function that lists its layers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/data/digit_image.h"
#include "core/nn/network.h"

namespace digitpad {

/// In the order in which the program lists them.
std::vector<std::string> architectureNames();
/// One line for people: what it is good for.
std::string architectureDescription(std::string_view name);
/// A new network with weights drawn from `seed`, 28x28x1 in, `classes` out.  Throws Error for an unknown
/// name.
Network makeNetwork(std::string_view name, std::uint64_t seed, int classes = 10);

/// A new digit detector for pictures of that size in pixels, multiples of kDetectorStride: what
/// localContrast() makes of them in, one channel; the cells of detector_grid.h out.  No layer depends on the
/// size.
Network makeDetectorNetwork(int height, int width, std::uint64_t seed);

} // namespace digitpad
