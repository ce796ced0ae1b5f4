// Runs the tests at the level of the CPU that DIGITPAD_CPU_LEVEL names, where it is set.  On a CPU without
// that level there is nothing to run: ctest shows the run as skipped.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <string_view>

#include "core/nn/kernels/kernels.h"

namespace {

constexpr int kSkipped = 77; // SKIP_RETURN_CODE in CMakeLists.txt

/// A level that this program has but this CPU does not run; unknown names are left to the program.
bool lacksLevel(const char* name) {
    if (name == nullptr) return false;
    for (const digitpad::KernelLevel& level : digitpad::kernelLevels())
        if (std::string_view(level.name) == name) return !level.runsHere;
    return false;
}

} // namespace

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    const char* wanted = std::getenv("DIGITPAD_CPU_LEVEL");
    if (lacksLevel(wanted)) {
        std::cout << "Skipped: this CPU does not run " << wanted << '\n';
        return kSkipped;
    }
    return RUN_ALL_TESTS();
}
