// Whether a training still makes sense.
#pragma once

#include <cstdint>
#include <span>

namespace digitpad {

bool allFinite(std::span<const float> values);

/// Whether `accuracy`, a share of `total` samples, is more than always giving the answer that is right for
/// `mostCommon` of them, by more than chance explains (95 %).
bool isBetterThanGuessing(double accuracy, std::int64_t mostCommon, std::int64_t total);

} // namespace digitpad
