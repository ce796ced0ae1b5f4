#include "tests/bench/benchmarks.h"

#include <algorithm>

#include "core/random.h"

namespace digitpad::bench {

void add(const std::string& name, const Work& work, const std::function<Step()>& prepare) {
    const auto body = [=](benchmark::State& state) {
        const Step step = prepare();
        step(); // pages in what it writes
        for (auto _ : state) {
            step();
            benchmark::ClobberMemory();
        }
        if (work.flops > 0)
            state.counters["FLOP"] = benchmark::Counter(static_cast<double>(work.flops),
                                                        benchmark::Counter::kIsIterationInvariantRate);
        if (work.bytes > 0) state.SetBytesProcessed(state.iterations() * work.bytes);
    };
    benchmark::RegisterBenchmark(name.c_str(), body)->Unit(benchmark::kMicrosecond);
}

void addPerLevel(const std::string& name, const Work& work,
                 const std::function<Step(const Kernels<float>&)>& prepare) {
    for (const KernelLevel& level : kernelLevels()) {
        if (!level.runsHere) continue;
        add(name + "/" + level.name, work, [&level, prepare] { return prepare(level.ofFloat); });
    }
}

void addAtLevelInUse(const std::string& name, const Work& work, const std::function<Step()>& prepare) {
    add(name + "/" + kernelLevel().name, work, prepare);
}

std::vector<float> normalValues(std::ptrdiff_t count) {
    Random random(1);
    std::vector<float> values(static_cast<std::size_t>(count));
    std::ranges::generate(values, [&] { return static_cast<float>(random.normal()); });
    return values;
}

Tensor<float> normalTensor(int count, const Shape& shape) {
    Tensor<float> tensor(count, shape);
    std::ranges::copy(normalValues(static_cast<std::ptrdiff_t>(tensor.size())), tensor.data());
    return tensor;
}

} // namespace digitpad::bench
