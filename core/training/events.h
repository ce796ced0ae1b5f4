// What a training tells the world, as plain values; sent from the training's thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/model.h"
#include "core/training/epoch_record.h"

namespace digitpad {

struct TrainingStarted {
    std::size_t trainingImages = 0;
    std::size_t validationImages = 0;
    int epochs = 0;
    int batchesPerEpoch = 0;
    int threads = 0;
    int epochsDone = 0; ///< before this run, where it goes on from a checkpoint
    std::vector<EpochRecord> earlier =
        {}; ///< these epochs; empty where the checkpoint is older and does not tell
};

struct BatchFinished {
    int epoch = 0; ///< from 1
    int batch = 0; ///< from 1 within the epoch
    double loss = 0;
    double accuracy = 0; ///< 0 to 1, on the batch as it was trained on
    double learningRate = 0;
    double imagesPerSecond = 0; ///< over the last second or so, pauses left out
    double secondsLeft = 0;     ///< of the whole training, estimated
};

struct EpochFinished : EpochRecord {
    Model model;                   ///< a copy as it is now, safe to use from any thread
    std::string checkpointFailure; ///< why it was not saved; empty where it was, or where no file was named
};

enum class FinishReason {
    Completed,
    StoppedEarly,
    StoppedByUser,
    Diverged ///< the loss or the weights are no finite numbers any more
};

struct TrainingFinished {
    FinishReason reason = FinishReason::Completed;
    int epochs = 0;     ///< completed
    double seconds = 0; ///< pauses left out
    Model last; ///< after the last step; the weight average where one is kept.  Where it diverged, after the
                ///< last epoch that had not
    Model best; ///< of the epoch with the lowest validation loss; `last` where nothing is held out
    std::string divergence; ///< where it diverged, and what to try; empty for other reasons
    /// Whether an epoch did better than always answering the most common class.
    bool betterThanGuessing = true;
};

struct TrainingFailed {
    std::string message;
};

using TrainingEvent =
    std::variant<TrainingStarted, BatchFinished, EpochFinished, TrainingFinished, TrainingFailed>;
/// Called on the training's thread; must return soon and must not throw.
using TrainingListener = std::function<void(const TrainingEvent&)>;

} // namespace digitpad
