// One training step: a mini-batch through forward, backward and the optimiser, sharded over threads.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/data/sample_source.h"
#include "core/nn/network.h"
#include "core/nn/optimiser.h"
#include "core/training/classification_task.h"
#include "core/training/options.h"
#include "core/training/worker_pool.h"

namespace digitpad {

/// How a step is taken; changes from step to step.
struct StepPlan {
    double learningRate = 0;
    double labelSmoothing = 0;
    AugmentationOptions augmentation;
};

/// Synchronous: step() returns when the parameters are updated.  Use from one thread at a time.
class Trainer {
public:
    /// Takes optimiser, weight decay, seed and threads from `options`.
    Trainer(Network network, const TrainingOptions& options);

    const Network& network() const { return m_network; }
    /// What the optimiser remembers; see Optimiser.
    std::vector<float> moments() const { return m_optimiser->moments(); }
    /// Goes on after `step` steps with the network's and the optimiser's arrays of then; throws Error where
    /// their sizes are another network's.
    void restore(std::span<const float> parameters, std::span<const float> state,
                 std::span<const float> moments, std::uint64_t step);
    int threads() const { return m_pool.size(); }

    /// Trains on `task`.  The loss is summed over its images.
    LossSum step(StepTask& task, double learningRate);
    /// The same on data[indices].
    LossSum step(const SampleSource& data, std::span<const std::size_t> indices, const StepPlan& plan);

    /// Sets `network`'s batch-norm state to the mean statistics of the task's images under its weights, which
    /// an average of weights needs, since it has never run (Izmailov et al. 2018).  `network` has this
    /// trainer's layers.
    void estimateState(Network& network, StepTask& task);
    void estimateState(Network& network, const SampleSource& data, std::span<const std::size_t> indices);

private:
    /// One thread's share of the work.
    struct Worker {
        Workspace workspace;
        Tensor<float> images;
        Tensor<float> outputGradient;
        AlignedBuffer<float> gradients;
    };
    /// What one shard leaves for the sums, which are taken in the order of shards.
    struct Shard {
        std::size_t images = 0;
        LossSum loss;
        AlignedBuffer<float> state;
    };

    void cutShards(const StepTask& task);
    void load(Worker& worker, StepTask& task, std::size_t number) const;
    void forEachShard(const std::function<void(Worker&, Shard&, std::size_t number)>& work);
    void updateParameters(int worker);
    void updateBlock(std::size_t begin, std::size_t end);
    void absorbState(std::span<float> state, float momentum) const;

    Network m_network;
    std::unique_ptr<Optimiser> m_optimiser;
    double m_weightDecay;
    std::uint64_t m_seed;
    std::uint64_t m_step = 0;
    std::vector<float> m_decayMask;
    WorkerPool m_pool;
    std::vector<Worker> m_workers;
    ClassificationTask m_classification; ///< of step() on samples, kept for its memory
    std::vector<Shard> m_shards;
    std::size_t m_shardCount = 0; ///< of the batch at hand; m_shards keeps its memory for larger ones
};

} // namespace digitpad
