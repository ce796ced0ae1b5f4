// The step of a digit detector: made-up pictures of numbers on paper against the boxes of their symbols.
#pragma once

#include <cstdint>
#include <vector>

#include "core/synthesis/paper_synthesis.h"
#include "core/training/step_task.h"

namespace digitpad {

class DetectionTask final : public StepTask {
public:
    /// Pictures of a step; `synthesis` must outlive the task.  Each is as large as the network's input, or
    /// smaller.
    DetectionTask(const PaperSynthesis& synthesis, const PaperOptions& paper, int batchSize);

    /// Chooses the pictures: those of step `step` of a training with `seed`.
    void set(std::uint64_t seed, std::uint64_t step);
    /// Of the batch that was loaded last.
    std::size_t symbolCount() const;

    std::size_t shardCount() const override;
    std::size_t imagesIn(std::size_t shard) const override;
    void load(std::size_t shard, Tensor<float>& images) override;
    LossSum loss(std::size_t shard, const Tensor<float>& outputs, Tensor<float>& gradient) override;

private:
    const PaperSynthesis& m_synthesis;
    PaperOptions m_paper;
    std::size_t m_batchSize;
    std::uint64_t m_seed = 0;
    std::uint64_t m_step = 0;
    std::vector<std::vector<std::vector<SymbolBox>>> m_symbols; ///< by shard and image
};

} // namespace digitpad
