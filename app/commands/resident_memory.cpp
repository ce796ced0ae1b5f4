#include "app/commands/resident_memory.h"

#include <fstream>
#include <limits>
#include <string>

namespace digitpad {

std::optional<ResidentMemory> residentMemory() {
    constexpr double kKibInMib = 1024;
    std::ifstream status("/proc/self/status");
    ResidentMemory memory;
    std::string name;
    double kib = 0;
    while (status >> name) {
        if (name == "VmRSS:" && status >> kib) memory.now = kib / kKibInMib;
        if (name == "VmHWM:" && status >> kib) memory.most = kib / kKibInMib;
        status.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    }
    if (memory.now == 0 || memory.most == 0) return std::nullopt;
    return memory;
}

void restartPeakMemory() {
    std::ofstream("/proc/self/clear_refs") << "5"; // proc(5): resets VmHWM
}

} // namespace digitpad
