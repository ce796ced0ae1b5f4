// What the other figures are to be compared with.
#include "tests/bench/benchmarks.h"

namespace digitpad::bench {

void registerBenchmarks() {
    constexpr std::int64_t kRounds = 10'000;
    float value = 1;
    for (const KernelLevel& level : kernelLevels()) {
        if (!level.runsHere) continue;
        const auto multiplyAdd = [&level] {
            float start = 1;
            level.ofFloat.multiplyAddRounds(kRounds, &start);
            benchmark::DoNotOptimize(start);
        };
        add(std::string("fma_peak/") + level.name,
            {.flops = level.ofFloat.multiplyAddRounds(kRounds, &value)}, [=] { return multiplyAdd; });
    }
}

} // namespace digitpad::bench
