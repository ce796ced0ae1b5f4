// How fast one core multiplies and adds at most, the yardstick of `digitpad bench`.
#pragma once

namespace digitpad {

/// FLOP/s of float32, measured on the calling thread with the vectors of the CPU level in use; takes about a
/// tenth of a second.
double measureFmaPeak();

} // namespace digitpad
