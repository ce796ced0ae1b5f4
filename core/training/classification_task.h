// The step of a classifier: images of digits against their labels.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/data/sample_source.h"
#include "core/synthesis/augmentation.h"
#include "core/training/step_task.h"

namespace digitpad {

/// Images a shard of a mini-batch holds.  It does not depend on the number of threads, and neither do dropout
/// masks, augmentation and batch-norm statistics, which go by shard: more threads change sums by rounding
/// only.
inline constexpr int kShardImages = 32;

class ClassificationTask final : public StepTask {
public:
    /// The samples data[indices] as step `step` of a training with `seed` sees them.  Takes no copies: both
    /// must live until the step is done.  May be called again for the next step, and keeps its memory.
    void set(const SampleSource& data, std::span<const std::size_t> indices, std::uint64_t seed,
             std::uint64_t step);
    void setAugmentation(const AugmentationOptions& augmentation) { m_augmentation = augmentation; }
    void setLabelSmoothing(double smoothing) { m_labelSmoothing = smoothing; }

    std::size_t shardCount() const override;
    std::size_t imagesIn(std::size_t shard) const override { return indicesOf(shard).size(); }
    void load(std::size_t shard, Tensor<float>& images) override;
    LossSum loss(std::size_t shard, const Tensor<float>& outputs, Tensor<float>& gradient) override;

private:
    std::span<const std::size_t> indicesOf(std::size_t shard) const;

    const SampleSource* m_data = nullptr;
    std::span<const std::size_t> m_indices;
    std::uint64_t m_seed = 0;
    std::uint64_t m_step = 0;
    AugmentationOptions m_augmentation;
    double m_labelSmoothing = 0;
    std::vector<int> m_labels; ///< of all shards, in the order of m_indices
};

} // namespace digitpad
