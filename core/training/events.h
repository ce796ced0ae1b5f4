// What a training tells the world, as plain values; sent from the training's thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>

#include "core/model/model.h"

namespace digitpad {

struct TrainingStarted {
    std::size_t trainingImages = 0;
    std::size_t validationImages = 0;
    int epochs = 0;
    int batchesPerEpoch = 0;
    int threads = 0;
    int epochsDone = 0; ///< before this run, where it goes on from a checkpoint
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

struct EpochFinished {
    int epoch = 0; ///< from 1
    double trainingLoss = 0;
    double trainingAccuracy = 0;
    double validationLoss = 0;     ///< 0 where nothing is held out
    double validationAccuracy = 0; ///< likewise
    double seconds = 0;            ///< of this epoch, pauses left out
    bool best = false;             ///< lowest validation loss so far
    Model model;                   ///< a copy as it is now, safe to use from any thread
    std::string checkpointFailure; ///< why it was not saved; empty where it was, or where no file was named
};

enum class FinishReason { Completed, StoppedEarly, StoppedByUser };

struct TrainingFinished {
    FinishReason reason = FinishReason::Completed;
    int epochs = 0;     ///< completed
    double seconds = 0; ///< pauses left out
    Model last;         ///< after the last step; the weight average where one is kept
    Model best;         ///< of the epoch with the lowest validation loss; `last` where nothing is held out
};

struct TrainingFailed {
    std::string message;
};

using TrainingEvent =
    std::variant<TrainingStarted, BatchFinished, EpochFinished, TrainingFinished, TrainingFailed>;
/// Called on the training's thread; must return soon and must not throw.
using TrainingListener = std::function<void(const TrainingEvent&)>;

} // namespace digitpad
