#include "core/nn/kernels/kernels.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

// Defined in level/table.cpp, which is compiled for each of these.
#define DIGITPAD_DECLARE_LEVEL(level)            \
    namespace level {                            \
    extern const Kernels<float> kFloatKernels;   \
    extern const Kernels<double> kDoubleKernels; \
    }

namespace digitpad {

#if defined(__x86_64__)
DIGITPAD_DECLARE_LEVEL(x86_64)
DIGITPAD_DECLARE_LEVEL(x86_64_v3)
DIGITPAD_DECLARE_LEVEL(x86_64_v4)
#elif defined(__aarch64__)
DIGITPAD_DECLARE_LEVEL(arm64)
#else
DIGITPAD_DECLARE_LEVEL(portable)
#endif

std::span<const KernelLevel> kernelLevels() {
#if defined(__x86_64__)
    // The rest of what these levels promise comes with every CPU that has what is asked for.
    static const bool v3 =
        __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
    static const bool v4 = v3 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
    static const std::array levels{
        KernelLevel{"x86-64", true, x86_64::kFloatKernels, x86_64::kDoubleKernels},
        KernelLevel{"x86-64-v3", v3, x86_64_v3::kFloatKernels, x86_64_v3::kDoubleKernels},
        KernelLevel{"x86-64-v4", v4, x86_64_v4::kFloatKernels, x86_64_v4::kDoubleKernels}};
#elif defined(__aarch64__)
    static const std::array levels{KernelLevel{"arm64", true, arm64::kFloatKernels, arm64::kDoubleKernels}};
#else
    static const std::array levels{
        KernelLevel{"portable", true, portable::kFloatKernels, portable::kDoubleKernels}};
#endif
    return levels;
}

namespace {

constexpr const char* kLevelVariable = "DIGITPAD_CPU_LEVEL";

/// Seconds of the product that most of a convolution's time goes into; what it computes does not matter.
double secondsOf(const Kernels<float>& kernels, std::vector<float>& memory) {
    constexpr int kRows = 48;
    constexpr int kColumns = 64;
    constexpr int kDepth = 64;
    constexpr int kProducts = 16;
    memory.resize(kRows * kDepth + kDepth * kColumns + kRows * kColumns);
    float* b = memory.data() + kRows * kDepth;
    float* c = b + kDepth * kColumns;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < kProducts; ++i)
        kernels.gemm({.rows = kRows,
                      .columns = kColumns,
                      .depth = kDepth,
                      .a = memory.data(),
                      .aRow = kDepth,
                      .b = b,
                      .bRow = kColumns,
                      .c = c,
                      .cRow = kColumns});
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// By the best of several rounds, in which the levels alternate: other work on the machine only ever adds
/// time.
const KernelLevel& fastestLevel() {
    constexpr int kRounds = 8;
    const auto levels = kernelLevels();
    std::vector<double> seconds(levels.size(), 1e9);
    std::vector<float> memory;
    for (int round = 0; round < kRounds; ++round)
        for (std::size_t i = 0; i < levels.size(); ++i)
            if (levels[i].runsHere) seconds[i] = std::min(seconds[i], secondsOf(levels[i].ofFloat, memory));
    return levels[static_cast<std::size_t>(std::ranges::min_element(seconds) - seconds.begin())];
}

const KernelLevel& levelNamed(std::string_view name) {
    std::string known;
    for (const KernelLevel& level : kernelLevels()) {
        if (level.name == name && level.runsHere) return level;
        if (level.runsHere) known += (known.empty() ? "" : ", ") + std::string(level.name);
    }
    throw Error(kLevelVariable, std::string("'").append(name) + "' is not a level this CPU runs",
                "Here it may be " + known + ", or unset");
}

const KernelLevel& chooseLevel() {
    const char* wanted = std::getenv(kLevelVariable);
    return wanted == nullptr ? fastestLevel() : levelNamed(wanted);
}

} // namespace

const KernelLevel& kernelLevel() {
    static const KernelLevel& level = chooseLevel();
    return level;
}

template <>
const Kernels<float>& kernelsOf(const KernelLevel& level) {
    return level.ofFloat;
}
template <>
const Kernels<double>& kernelsOf(const KernelLevel& level) {
    return level.ofDouble;
}

} // namespace digitpad
