// Google Benchmark's main, with benchmarks registered at run time: which levels there are is known only then.
#include <cstdio>

#include "core/error.h"
#include "tests/bench/benchmarks.h"

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    try {
        digitpad::bench::registerBenchmarks();
    } catch (const digitpad::Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
