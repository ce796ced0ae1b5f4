// The writers that every training can leave out, so that any model can be measured on hands it never saw.
#pragma once

#include <string_view>

namespace digitpad {

/// A tenth of all writers, chosen by name alone: those whose FNV-1a hash (64 bits) is a multiple of ten.  An
/// unknown writer (empty name) is not held out.
bool isHeldOut(std::string_view writer);

} // namespace digitpad
