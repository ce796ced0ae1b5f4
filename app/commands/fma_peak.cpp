#include "app/commands/fma_peak.h"

#include "app/commands/stopwatch.h"
#include "core/nn/kernels/kernels.h"

namespace digitpad {

double measureFmaPeak() {
    constexpr int kWindows = 50;
    constexpr int kRounds = 200'000; // some 2 ms
    double best = 0;
    float value = 1;
    // The best window: other work on the machine only ever takes away.
    for (int window = 0; window < kWindows; ++window) {
        const Stopwatch watch;
        const auto operations = static_cast<double>(kernels<float>().multiplyAddRounds(kRounds, &value));
        best = std::max(best, operations / watch.seconds());
    }
    return best;
}

} // namespace digitpad
