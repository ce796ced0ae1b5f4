#include "core/training/trainer.h"

#include <algorithm>

#include "core/error.h"

namespace digitpad {
namespace {

constexpr float kStateMomentum = 0.1F; ///< weight of the newest batch in batch norm's running state

std::unique_ptr<Optimiser> makeOptimiser(const TrainingOptions& options, std::size_t parameters) {
    switch (options.optimiser) {
        case OptimiserKind::Sgd:
            return makeSgd(parameters, options.momentum);
        case OptimiserKind::Adam:
            return makeAdam(parameters);
        case OptimiserKind::AdamW:
            return makeAdamW(parameters);
    }
    return nullptr;
}

} // namespace

Trainer::Trainer(Network network, const TrainingOptions& options)
    : m_network(std::move(network)),
      m_optimiser(makeOptimiser(options, m_network.parameters().size())),
      m_weightDecay(options.weightDecay),
      m_seed(options.seed),
      m_decayMask(m_network.decayMask()),
      m_pool(threadCount(options.threads)),
      m_workers(static_cast<std::size_t>(m_pool.size())) {
    for (Worker& worker : m_workers) {
        worker.gradients.resize(m_network.parameters().size());
        std::ranges::fill(worker.gradients.span(), 0.0F);
    }
}

void Trainer::restore(std::span<const float> parameters, std::span<const float> state,
                      std::span<const float> moments, std::uint64_t step) {
    if (parameters.size() != m_network.parameters().size() || state.size() != m_network.state().size() ||
        moments.size() != m_optimiser->moments().size()) {
        throw Error("checkpoint", "its arrays are not of this network's size");
    }
    std::ranges::copy(parameters, m_network.parameters().begin());
    std::ranges::copy(state, m_network.state().begin());
    m_optimiser->restore(moments, step);
    m_step = step;
}

LossSum Trainer::step(const SampleSource& data, std::span<const std::size_t> indices, const StepPlan& plan) {
    m_classification.set(data, indices, m_seed, m_step + 1);
    m_classification.setAugmentation(plan.augmentation);
    m_classification.setLabelSmoothing(plan.labelSmoothing);
    return step(m_classification, plan.learningRate);
}

LossSum Trainer::step(StepTask& task, double learningRate) {
    ++m_step;
    cutShards(task);
    const auto train = [&](Worker& worker, Shard& shard, std::size_t number) {
        load(worker, task, number);
        const std::uint64_t seed = Random::forStream(m_seed, m_step, number).next();
        const auto& outputs = m_network.forward(worker.images, {seed, shard.state.data()}, worker.workspace);
        shard.loss = task.loss(number, outputs, worker.outputGradient);
        m_network.backward(worker.images, worker.outputGradient, worker.gradients.span(), worker.workspace);
    };
    forEachShard(std::ref(train)); // std::function would allocate for a copy of so many captures

    m_optimiser->beginStep({learningRate, m_weightDecay});
    m_pool.run([this](int worker) { updateParameters(worker); });
    absorbState(m_network.state(), kStateMomentum);

    LossSum sum;
    for (std::size_t i = 0; i < m_shardCount; ++i) {
        sum.loss += m_shards[i].loss.loss;
        sum.correct += m_shards[i].loss.correct;
    }
    return sum;
}

void Trainer::estimateState(Network& network, const SampleSource& data,
                            std::span<const std::size_t> indices) {
    m_classification.set(data, indices, m_seed, m_step);
    m_classification.setAugmentation({});
    if (!indices.empty()) estimateState(network, m_classification);
}

void Trainer::estimateState(Network& network, StepTask& task) {
    if (network.state().empty()) return;
    cutShards(task);
    forEachShard([&](Worker& worker, Shard& shard, std::size_t number) {
        load(worker, task, number);
        network.forward(worker.images, {number, shard.state.data()}, worker.workspace);
    });
    absorbState(network.state(), 1);
}

void Trainer::cutShards(const StepTask& task) {
    m_shardCount = task.shardCount();
    if (m_shards.size() < m_shardCount) m_shards.resize(m_shardCount);
    for (std::size_t i = 0; i < m_shardCount; ++i) {
        m_shards[i].images = task.imagesIn(i);
        m_shards[i].state.resize(m_network.state().size());
    }
}

void Trainer::load(Worker& worker, StepTask& task, std::size_t number) const {
    worker.images.resize(static_cast<int>(task.imagesIn(number)), m_network.inputShape());
    task.load(number, worker.images);
}

void Trainer::forEachShard(const std::function<void(Worker&, Shard&, std::size_t)>& work) {
    m_pool.run([&](int index) {
        // Contiguous shares, the same in every step: each thread adds up its gradients in the same order
        // every time.
        const auto threads = static_cast<std::size_t>(m_pool.size());
        const auto self = static_cast<std::size_t>(index);
        const std::size_t first = m_shardCount * self / threads;
        const std::size_t last = m_shardCount * (self + 1) / threads;
        for (std::size_t i = first; i < last; ++i) work(m_workers[self], m_shards[i], i);
    });
}

/// Sums the threads' gradients, lets the optimiser use them and clears them, all for one slice of the
/// parameters.
void Trainer::updateParameters(int worker) {
    const std::size_t size = m_network.parameters().size();
    const auto threads = static_cast<std::size_t>(m_pool.size());
    const std::size_t begin = size * static_cast<std::size_t>(worker) / threads;
    const std::size_t end = size * (static_cast<std::size_t>(worker) + 1) / threads;
    // The arrays are larger than the caches together: all that happens to a block happens while it is in the
    // L1 cache.
    constexpr std::size_t kBlock = 1024;
    for (std::size_t first = begin; first < end; first += kBlock)
        updateBlock(first, std::min(first + kBlock, end));
}

void Trainer::updateBlock(std::size_t begin, std::size_t end) {
    float* sum = m_workers.front().gradients.data();
    for (std::size_t w = 1; w < m_workers.size(); ++w) {
        float* part = m_workers[w].gradients.data();
        for (std::size_t i = begin; i < end; ++i) sum[i] += part[i];
        std::fill(part + begin, part + end, 0.0F);
    }
    m_optimiser->update(m_network.parameters(), m_workers.front().gradients.span(), m_decayMask, begin, end);
    std::fill(sum + begin, sum + end, 0.0F);
}

void Trainer::absorbState(std::span<float> state, float momentum) const {
    std::size_t images = 0;
    for (std::size_t s = 0; s < m_shardCount; ++s) images += m_shards[s].images;
    for (std::size_t i = 0; i < state.size(); ++i) {
        float mean = 0;
        for (std::size_t s = 0; s < m_shardCount; ++s)
            mean += m_shards[s].state[i] * static_cast<float>(m_shards[s].images);
        mean /= static_cast<float>(images);
        state[i] += momentum * (mean - state[i]);
    }
}

} // namespace digitpad
