// Makes new inputs of old ones, as fuzzers do, for the smoke test.
#pragma once

#include <string>
#include <vector>

#include "core/random.h"

namespace digitpad::fuzz {

/// One of `seeds` with one to eight changes: bits, bytes, numbers, pieces taken out, doubled, or from
/// another.
std::string mutated(const std::vector<std::string>& seeds, Random& random);

} // namespace digitpad::fuzz
