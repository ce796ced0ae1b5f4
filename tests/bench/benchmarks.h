// What the kernel benchmarks share: one registered for every level of the CPU, its rate, and its data.
#pragma once

#include <benchmark/benchmark.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/nn/kernels/kernels.h"
#include "core/nn/tensor.h"

namespace digitpad::bench {

/// Each program defines its own; main.cpp calls it.
void registerBenchmarks();

using Step = std::function<void()>;

/// What one iteration does; either may be left out.
struct Work {
    std::int64_t flops = 0; ///< shown as FLOP/s
    std::int64_t bytes = 0; ///< read and written, shown as bytes a second
};

/// Registers NAME; `prepare` is called before it is timed and returns what is timed.
void add(const std::string& name, const Work& work, const std::function<Step()>& prepare);

/// Registers NAME/LEVEL for every level that runs here.
void addPerLevel(const std::string& name, const Work& work,
                 const std::function<Step(const Kernels<float>&)>& prepare);

/// For what takes the kernels of the level in use: NAME/LEVEL for that one.  DIGITPAD_CPU_LEVEL chooses
/// another.
void addAtLevelInUse(const std::string& name, const Work& work, const std::function<Step()>& prepare);

/// Standard normal, the same every time.
std::vector<float> normalValues(std::ptrdiff_t count);
Tensor<float> normalTensor(int count, const Shape& shape);

/// Of whole tensors and arrays of float.
inline std::int64_t bytesOf(std::ptrdiff_t values) {
    return static_cast<std::int64_t>(sizeof(float)) * values;
}

} // namespace digitpad::bench
