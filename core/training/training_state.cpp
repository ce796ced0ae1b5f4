#include "core/training/training_state.h"

#include "core/error.h"

namespace digitpad {

void keepWeights(const Trainer& trainer, const std::optional<WeightAverage>& average,
                 Checkpoint& checkpoint) {
    const Network& network = trainer.network();
    checkpoint.parameters.assign(network.parameters().begin(), network.parameters().end());
    checkpoint.state.assign(network.state().begin(), network.state().end());
    checkpoint.moments = trainer.moments();
    if (average) checkpoint.average.assign(average->parameters().begin(), average->parameters().end());
}

void restoreWeights(const Checkpoint& checkpoint, const std::filesystem::path& path, Trainer& trainer,
                    std::optional<WeightAverage>& average) {
    const Network& network = trainer.network();
    requireSizes(
        checkpoint,
        {network.parameters().size(), network.state().size(), trainer.moments().size(), average.has_value()},
        path);
    trainer.restore(checkpoint.parameters, checkpoint.state, checkpoint.moments, checkpoint.step);
    if (average) average->restore(checkpoint.average, checkpoint.step);
}

void requireWholeEpochs(const Checkpoint& checkpoint, std::uint64_t batches, int epochs,
                        const std::filesystem::path& path) {
    const std::uint64_t steps = batches * static_cast<std::uint64_t>(checkpoint.epoch);
    if (checkpoint.epoch < 1 || checkpoint.epoch > epochs || checkpoint.step != steps)
        throw Error(path.string(),
                    "is no usable checkpoint of this training: it tells of " +
                        std::to_string(checkpoint.step) + " batches in " + std::to_string(checkpoint.epoch) +
                        " epochs",
                    "Delete it to train from the beginning");
}

std::string tryToWrite(const Checkpoint& checkpoint, const std::filesystem::path& path) {
    try {
        writeCheckpoint(checkpoint, path);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace digitpad
