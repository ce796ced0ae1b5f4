// What a training step learns from: images, shard by shard, and the loss of what the network makes of them.
#pragma once

#include <cstddef>

#include "core/nn/loss.h"
#include "core/nn/tensor.h"

namespace digitpad {

/// One mini-batch, cut into shards that do not depend on the number of threads.  load() and loss() are called
/// for different shards by several threads at once, loss() after load() of the same shard.
class StepTask {
public:
    virtual ~StepTask() = default;

    virtual std::size_t shardCount() const = 0;
    virtual std::size_t imagesIn(std::size_t shard) const = 0;
    /// Fills `images`, which has the network's input shape and imagesIn(shard) images.
    virtual void load(std::size_t shard, Tensor<float>& images) = 0;
    /// The loss of `outputs`, the network's for the images of `shard`, summed over them; writes to `gradient`
    /// the gradient of its mean over the whole batch.
    virtual LossSum loss(std::size_t shard, const Tensor<float>& outputs, Tensor<float>& gradient) = 0;

protected:
    StepTask() = default;
    StepTask(const StepTask&) = default;
    StepTask(StepTask&&) = default;
    StepTask& operator=(const StepTask&) = default;
    StepTask& operator=(StepTask&&) = default;
};

} // namespace digitpad
