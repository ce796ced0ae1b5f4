#include "app/commands/throughput.h"

#include <numeric>

#include "app/commands/made_up_digits.h"
#include "app/commands/stopwatch.h"
#include "core/model/architectures.h"
#include "core/training/trainer.h"

namespace digitpad {

namespace {

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

} // namespace

TrainingSpeed measureTraining(const std::string& preset, const Load& load) {
    TrainingOptions recipe = presetOptions(preset);
    recipe.threads = load.threads;
    Trainer trainer(makeNetwork(preset, recipe.seed), recipe);
    const Dataset data = madeUpDigits(static_cast<std::size_t>(load.batch));
    std::vector<std::size_t> batch(data.size());
    std::iota(batch.begin(), batch.end(), std::size_t{0});
    const StepPlan plan{recipe.learningRate, 0, {}};
    const double steps = medianRate(load.seconds, [&] { trainer.step(data, batch, plan); });
    return {load.batch * steps, residentMemory()};
}

double measureInference(const InferenceNetwork& network, const Load& load) {
    const Dataset data = madeUpDigits(static_cast<std::size_t>(load.batch));
    const int threads = std::min(load.threads, load.batch);
    std::vector<Share> shares;
    for (int t = 0; t < threads; ++t) {
        const int first = load.batch * t / threads;
        shares.push_back(makeShare(data, first, load.batch * (t + 1) / threads - first));
    }
    WorkerPool pool(threads);
    const std::function<void(int)> infer = [&](int t) {
        Share& share = shares[static_cast<std::size_t>(t)];
        network.infer(share.images, share.workspace);
    };
    return load.batch * medianRate(load.seconds, [&] { pool.run(infer); });
}

std::vector<double> measureLatency(const InferenceNetwork& network, double seconds) {
    Share share = makeShare(madeUpDigits(1), 0, 1);
    const auto pass = [&] {
        const Stopwatch watch;
        network.infer(share.images, share.workspace);
        return 1e6 * watch.seconds();
    };
    constexpr int kWarmUp = 20;
    for (int i = 0; i < kWarmUp; ++i) pass();
    std::vector<double> times;
    const Stopwatch watch;
    do times.push_back(pass());
    while (watch.seconds() < seconds);
    return times;
}

} // namespace digitpad
