// How much memory this process holds.
#pragma once

#include <optional>

namespace digitpad {

struct ResidentMemory {
    double now = 0;  ///< MiB
    double most = 0; ///< since the process began, or restartPeakMemory()
};

/// Nothing where the system does not tell (/proc/self/status of Linux).
std::optional<ResidentMemory> residentMemory();

/// From now on ResidentMemory::most is that of what follows; nothing changes where the system cannot do that.
void restartPeakMemory();

} // namespace digitpad
