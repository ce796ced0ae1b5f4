#include "app/commands/throughput.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <numeric>
#include <vector>

#include "core/model/architectures.h"
#include "core/nn/inference_network.h"
#include "core/random.h"
#include "core/training/trainer.h"

namespace digitpad {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kWindows = 5;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double percentile(std::vector<double> values, double fraction) {
    std::ranges::sort(values);
    const auto last = static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(std::lround(fraction * last))];
}

/// Steps a second: the median over windows of `seconds` in all, after one window that is thrown away.
double medianRate(double seconds, const std::function<void()>& step) {
    std::vector<double> rates;
    for (int window = 0; window <= kWindows; ++window) {
        const auto start = Clock::now();
        int steps = 0;
        do {
            step();
            ++steps;
        } while (secondsSince(start) < seconds / kWindows);
        if (window > 0) rates.push_back(steps / secondsSince(start));
    }
    return percentile(rates, 0.5);
}

Dataset madeUpDigits(std::size_t count) {
    Random random(1);
    std::vector<std::uint8_t> pixels(count * kImagePixels);
    std::ranges::generate(pixels, [&] { return static_cast<std::uint8_t>(random.below(256)); });
    std::vector<int> labels(count);
    std::ranges::generate(labels, [&] { return static_cast<int>(random.below(kDigits)); });
    return {"made up", std::move(pixels), std::move(labels)};
}

double trainingRate(const BenchOptions& options, const Dataset& data) {
    TrainingOptions recipe = presetOptions(options.preset);
    recipe.threads = options.threads;
    Trainer trainer(makeNetwork(options.preset, recipe.seed), recipe);
    std::vector<std::size_t> batch(static_cast<std::size_t>(options.batch));
    std::iota(batch.begin(), batch.end(), std::size_t{0});
    const StepPlan plan{recipe.learningRate, 0, {}};
    return options.batch * medianRate(options.seconds, [&] { trainer.step(data, batch, plan); });
}

/// One thread's share of a batch.
struct Share {
    Tensor<float> images;
    Workspace workspace;
};

Share makeShare(const Dataset& data, int first, int count) {
    Share share;
    share.images.resize(count, {kImageSide, kImageSide, 1});
    for (int i = 0; i < count; ++i) {
        const DigitImage image = data.image(static_cast<std::size_t>(first + i));
        std::ranges::copy(image.pixels, share.images.image(i));
    }
    return share;
}

double inferenceRate(const BenchOptions& options, const InferenceNetwork& network, const Dataset& data) {
    const int threads = std::min(options.threads, options.batch);
    std::vector<Share> shares;
    for (int t = 0; t < threads; ++t) {
        const int first = options.batch * t / threads;
        shares.push_back(makeShare(data, first, options.batch * (t + 1) / threads - first));
    }
    WorkerPool pool(threads);
    const std::function<void(int)> infer = [&](int t) {
        Share& share = shares[static_cast<std::size_t>(t)];
        network.infer(share.images, share.workspace);
    };
    return options.batch * medianRate(options.seconds, [&] { pool.run(infer); });
}

/// Microseconds of every single-image pass within `seconds`.
std::vector<double> latencies(double seconds, const InferenceNetwork& network, const Dataset& data) {
    Share share = makeShare(data, 0, 1);
    const auto pass = [&] {
        const auto start = Clock::now();
        network.infer(share.images, share.workspace);
        return 1e6 * secondsSince(start);
    };
    constexpr int kWarmUp = 20;
    for (int i = 0; i < kWarmUp; ++i) pass();
    std::vector<double> times;
    const auto start = Clock::now();
    do {
        times.push_back(pass());
    } while (secondsSince(start) < seconds);
    return times;
}

} // namespace

BenchResult measureThroughput(const BenchOptions& options) {
    const Dataset data = madeUpDigits(static_cast<std::size_t>(options.batch));
    const InferenceNetwork network(makeNetwork(options.preset, 1));
    BenchResult result;
    result.trainImagesPerSecond = trainingRate(options, data);
    result.inferImagesPerSecond = inferenceRate(options, network, data);
    const std::vector<double> times = latencies(options.seconds, network, data);
    result.latencyMicrosecondsP50 = percentile(times, 0.5);
    result.latencyMicrosecondsP99 = percentile(times, 0.99);
    return result;
}

} // namespace digitpad
