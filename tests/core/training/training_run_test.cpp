#include "core/training/training_run.h"

#include <gmock/gmock.h>

#include <cmath>
#include <functional>

#include "core/error.h"
#include "core/training/checkpoint.h"
#include "core/training/evaluation.h"
#include "tests/core/error_message.h"
#include "tests/core/temp_folder.h"
#include "tests/core/training/small_training.h"

namespace digitpad {
namespace {

/// Runs to the end, keeping the events.
struct Recorded {
    std::vector<TrainingEvent> events;
    TrainingFinished finished;
};

Recorded record(const Dataset& data, const TrainingOptions& options) {
    Recorded recorded;
    RunControl control;
    const TrainingData split =
        splitForTraining(std::make_shared<const Dataset>(data), options.validationFraction, options.seed);
    recorded.finished = runTraining(
        split, options, [&](const TrainingEvent& event) { recorded.events.push_back(event); }, control);
    return recorded;
}

template <typename Event>
std::vector<Event> only(const std::vector<TrainingEvent>& events) {
    std::vector<Event> found;
    for (const auto& event : events)
        if (const auto* one = std::get_if<Event>(&event)) found.push_back(*one);
    return found;
}

TEST(TrainingRun, ReportsStartBatchesAndEpochsInOrder) {
    const auto run = record(*someMnist(300), quickOptions());
    const auto started = only<TrainingStarted>(run.events);
    ASSERT_EQ(started.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<TrainingStarted>(run.events.front()));
    EXPECT_EQ(started[0].trainingImages + started[0].validationImages, 300U);
    EXPECT_EQ(started[0].threads, 2);

    const auto batches = only<BatchFinished>(run.events);
    EXPECT_EQ(batches.size(), static_cast<std::size_t>(2 * started[0].batchesPerEpoch));
    EXPECT_EQ(batches.back().epoch, 2);
    EXPECT_EQ(batches.back().batch, started[0].batchesPerEpoch);
    const auto epochs = only<EpochFinished>(run.events);
    ASSERT_EQ(epochs.size(), 2U);
    EXPECT_LT(epochs[1].trainingLoss, epochs[0].trainingLoss);
    EXPECT_GT(epochs[1].validationAccuracy.value(), 0.1);
    EXPECT_TRUE(epochs[0].best);
    EXPECT_TRUE(std::holds_alternative<EpochFinished>(run.events.back()));
}

TEST(TrainingRun, FinishesWithTheLastAndTheBestModel) {
    const auto run = record(*someMnist(300), quickOptions());
    EXPECT_EQ(run.finished.reason, FinishReason::Completed);
    EXPECT_EQ(run.finished.epochs, 2);
    const auto epochs = only<EpochFinished>(run.events);
    const Network& best = *run.finished.best.network;
    const Network& expected = *(epochs[1].best ? epochs[1] : epochs[0]).model.network;
    EXPECT_TRUE(std::ranges::equal(best.parameters(), expected.parameters()));
    EXPECT_EQ(run.finished.last.info.architecture, "lenet5");
    EXPECT_EQ(run.finished.last.info.training.at("seed"), "1");
    EXPECT_EQ(run.finished.last.info.training.at("data"), "some MNIST");
}

TEST(TrainingRun, TheSameSeedGivesTheSameWeights) {
    TrainingOptions options = quickOptions();
    options.augmentation = "moderate";
    options.averageDecay = 0.9;
    const auto data = someMnist(200);
    const auto weights = [&] { return record(*data, options).finished.last.network; };
    EXPECT_TRUE(std::ranges::equal(weights()->parameters(), weights()->parameters()));
    const auto first = weights();
    options.seed = 2;
    EXPECT_FALSE(std::ranges::equal(first->parameters(), weights()->parameters()));
}

TEST(TrainingRun, LearnsDigits) {
    TrainingOptions options = quickOptions();
    options.epochs = 8;
    options.validationFraction = 0;
    const auto data = someMnist(1000);
    const auto run = record(*data, options);
    EXPECT_GT(evaluate(Classifier(run.finished.last), *data).confusion.accuracy(), 0.9);
    EXPECT_FALSE(only<EpochFinished>(run.events).back().best);
    EXPECT_FALSE(only<EpochFinished>(run.events).back().validationLoss.has_value());
    EXPECT_TRUE(run.finished.betterThanGuessing);
}

TEST(TrainingRun, TheWeightAverageIsWhatIsKept) {
    TrainingOptions options = presetOptions("fast");
    options.epochs = 4;
    options.threads = 2;
    options.batchSize = 50;
    options.averageDecay = 0.9;
    const auto data = someMnist(500);
    const auto run = record(*data, options);
    EXPECT_GT(evaluate(Classifier(run.finished.last), *data).confusion.accuracy(), 0.8);
}

TEST(TrainingRun, StopsEarlyWhenValidationGetsNoBetter) {
    TrainingOptions options = quickOptions();
    options.epochs = 50;
    options.patience = 1;
    options.learningRate = 0.05; // far too high, so that the loss soon rises
    const auto run = record(*someMnist(200), options);
    EXPECT_EQ(run.finished.reason, FinishReason::StoppedEarly);
    EXPECT_LT(run.finished.epochs, 50);
}

TEST(TrainingRun, StopsWhereAskedAndKeepsWhatWasReached) {
    RunControl control;
    int batches = 0;
    const auto listener = [&](const TrainingEvent& event) {
        if (std::holds_alternative<BatchFinished>(event) && ++batches == 3) control.stop();
    };
    const auto finished =
        runTraining(splitForTraining(someMnist(300), 0.1, 1), quickOptions(), listener, control);
    EXPECT_EQ(batches, 3);
    EXPECT_EQ(finished.reason, FinishReason::StoppedByUser);
    EXPECT_EQ(finished.epochs, 0);
    EXPECT_NE(finished.last.network, nullptr);
}

TEST(TrainingRun, AnEleventhOutputIsTrainedWhereAskedFor) {
    TrainingOptions options = quickOptions();
    options.epochs = 1;
    options.notADigit = NotADigit::Class;
    const auto run = record(*someMnist(100), options);
    EXPECT_EQ(run.finished.last.network->classCount(), 11);
    EXPECT_EQ(run.finished.last.info.classes.size(), 11U);
}

/// Ends after `epochs` epochs, as a process that is killed.
TrainingFinished runUntil(int epochs, const TrainingOptions& options,
                          const std::filesystem::path& checkpoint) {
    RunControl control;
    const auto listener = [&](const TrainingEvent& event) {
        const auto* epoch = std::get_if<EpochFinished>(&event);
        if (epoch != nullptr && epoch->epoch == epochs) control.stop();
    };
    return runTraining(splitForTraining(someMnist(200), 0.2, 1), options, listener, control, checkpoint);
}

std::vector<float> parametersOf(const Model& model) {
    const auto parameters = model.network->parameters();
    return {parameters.begin(), parameters.end()};
}

TEST(TrainingRun, GoesOnFromACheckpointAsIfItHadNotBeenBroken) {
    for (const OptimiserKind optimiser : {OptimiserKind::AdamW, OptimiserKind::Sgd}) {
        const test::TempFolder folder;
        TrainingOptions options = quickOptions();
        options.optimiser = optimiser;
        options.learningRate = 0.01;
        options.epochs = 3;
        options.averageDecay = 0.9;
        options.augmentation = "light";
        const TrainingFinished whole = runUntil(4, options, {});
        runUntil(1, options, folder / "run.checkpoint");
        const TrainingFinished resumed = runUntil(4, options, folder / "run.checkpoint");
        EXPECT_EQ(resumed.epochs, 3);
        EXPECT_EQ(parametersOf(resumed.last), parametersOf(whole.last));
        EXPECT_EQ(parametersOf(resumed.best), parametersOf(whole.best));
    }
}

TEST(TrainingRun, RefusesAnotherTrainingsCheckpoint) {
    const test::TempFolder folder;
    runUntil(1, quickOptions(), folder / "run.checkpoint");
    TrainingOptions other = quickOptions();
    other.seed = 2;
    EXPECT_THAT(
        test::errorOf([&] { runUntil(1, other, folder / "run.checkpoint"); }),
        testing::AllOf(testing::HasSubstr("run.checkpoint"), testing::HasSubstr("its seed is 1, not 2")));
}

TEST(TrainingRun, IsNotGivenUpForACheckpointThatCannotBeWritten) {
    const test::TempFolder folder;
    std::vector<std::string> failures;
    const auto listener = [&](const TrainingEvent& event) {
        if (const auto* epoch = std::get_if<EpochFinished>(&event))
            failures.push_back(epoch->checkpointFailure);
    };
    RunControl control;
    const auto finished = runTraining(splitForTraining(someMnist(200), 0.2, 1), quickOptions(), listener,
                                      control, folder / "no such folder" / "run.checkpoint");
    EXPECT_EQ(finished.reason, FinishReason::Completed);
    ASSERT_EQ(failures.size(), static_cast<std::size_t>(quickOptions().epochs));
    EXPECT_THAT(failures, testing::Each(testing::HasSubstr("no such folder")));
}

/// What goes on from a checkpoint after `change` has altered it complains of.
std::string complaintAfter(const TrainingOptions& options, const std::function<void(Checkpoint&)>& change) {
    const test::TempFolder folder;
    runUntil(1, options, folder / "run.checkpoint");
    Checkpoint checkpoint = readCheckpoint(folder / "run.checkpoint");
    change(checkpoint);
    writeCheckpoint(checkpoint, folder / "run.checkpoint");
    return test::errorOf([&] { runUntil(2, options, folder / "run.checkpoint"); });
}

TEST(TrainingRun, RefusesACheckpointWhoseArraysFitNoNetwork) {
    using testing::HasSubstr;
    TrainingOptions options = quickOptions();
    EXPECT_EQ(complaintAfter(options, [](Checkpoint&) {}), "");
    const auto refusal = [&](const std::function<void(Checkpoint&)>& change) {
        return complaintAfter(options, change);
    };
    EXPECT_THAT(refusal([](Checkpoint& c) { c.bestParameters.resize(c.bestParameters.size() + 100); }),
                testing::AllOf(HasSubstr("run.checkpoint"), HasSubstr("best weights")));
    EXPECT_THAT(refusal([](Checkpoint& c) { c.bestState.resize(1); }), HasSubstr("best state"));
    EXPECT_THAT(refusal([](Checkpoint& c) { c.moments.resize(1); }), HasSubstr("moments"));
    EXPECT_THAT(refusal([](Checkpoint& c) { c.average = c.parameters; }), HasSubstr("averages"));
    options.averageDecay = 0.9;
    EXPECT_THAT(refusal([](Checkpoint& c) { c.average.clear(); }), HasSubstr("averages"));
    EXPECT_THAT(refusal([](Checkpoint& c) { c.average.resize(5); }), HasSubstr("averages"));
}

TEST(TrainingRun, RefusesACheckpointThatIsAtNoEpochsEnd) {
    const auto refusal = [](int epoch, std::uint64_t step) {
        return complaintAfter(quickOptions(), [=](Checkpoint& checkpoint) {
            checkpoint.epochs.clear();
            checkpoint.epochsSinceLowest = 0;
            checkpoint.epoch = epoch;
            checkpoint.step = step;
        });
    };
    const int batches = 4; // 160 images in batches of 50
    EXPECT_EQ(refusal(1, batches), "");
    EXPECT_THAT(refusal(1, batches + 1), testing::HasSubstr("it tells of 5 batches in 1 epochs"));
    EXPECT_THAT(refusal(0, 0), testing::HasSubstr("0 batches in 0 epochs"));
    EXPECT_THAT(refusal(3, 3 * batches), testing::HasSubstr("12 batches in 3 epochs"));
}

TEST(TrainingRun, TellsOfTheEpochsBeforeItsCheckpoint) {
    const test::TempFolder folder;
    std::vector<EpochRecord> before;
    std::vector<EpochRecord> told;
    RunControl control;
    const auto listener = [&](const TrainingEvent& event) {
        if (const auto* started = std::get_if<TrainingStarted>(&event)) told = started->earlier;
        const auto* epoch = std::get_if<EpochFinished>(&event);
        if (epoch == nullptr) return;
        before.push_back(*epoch);
        control.stop();
    };
    const TrainingData data = splitForTraining(someMnist(200), 0.2, 1);
    runTraining(data, quickOptions(), listener, control, folder / "run.checkpoint");
    EXPECT_TRUE(told.empty());
    runTraining(data, quickOptions(), listener, control, folder / "run.checkpoint");
    EXPECT_EQ(epochCsv(told), epochCsv(before));
}

/// A process killed after its last checkpoint goes on where there is nothing left to do.
TEST(TrainingRun, DoesNotGoOnFromACheckpointOfItsEnd) {
    const test::TempFolder folder;
    TrainingOptions options = quickOptions();
    options.epochs = 50;
    options.patience = 1;
    options.learningRate = 0.05; // far too high, so that the loss soon rises
    const TrainingFinished first = runUntil(50, options, folder / "run.checkpoint");
    ASSERT_EQ(first.reason, FinishReason::StoppedEarly);
    const TrainingFinished second = runUntil(50, options, folder / "run.checkpoint");
    EXPECT_EQ(second.reason, FinishReason::StoppedEarly);
    EXPECT_EQ(second.epochs, first.epochs);
    EXPECT_EQ(parametersOf(second.last), parametersOf(first.last));
    EXPECT_EQ(parametersOf(second.best), parametersOf(first.best));
}

/// The last batch of the first epoch is followed by its validation.
TEST(TrainingRun, StopsInAValidation) {
    RunControl control;
    int epochs = 0;
    const auto listener = [&](const TrainingEvent& event) {
        const auto* batch = std::get_if<BatchFinished>(&event);
        if (batch != nullptr && batch->batch == 4) control.stop();
        if (std::holds_alternative<EpochFinished>(event)) ++epochs;
    };
    const auto finished =
        runTraining(splitForTraining(someMnist(200), 0.2, 1), quickOptions(), listener, control);
    EXPECT_EQ(finished.reason, FinishReason::StoppedByUser);
    EXPECT_EQ(epochs, 0);
    EXPECT_EQ(finished.epochs, 0);
    EXPECT_NE(finished.last.network, nullptr);
}

/// A rate that makes the weights explode, to which it rises over the first twentieth.
TrainingOptions explodingOptions(int epochs) {
    TrainingOptions options = quickOptions();
    options.optimiser = OptimiserKind::Sgd;
    options.learningRate = 10;
    options.schedule = ScheduleKind::Cosine;
    options.epochs = epochs;
    return options;
}

TEST(TrainingRun, SaysWhereItDiverges) {
    const test::TempFolder folder;
    TrainingOptions options = explodingOptions(8);
    options.batchSize = 2; // many steps an epoch
    EXPECT_THAT(
        test::errorOf([&] { runUntil(8, options, folder / "run.checkpoint"); }),
        testing::MatchesRegex("epoch 1.*: .* is no longer a finite number, so the training was stopped. "
                              "Try a learning rate lower than 10"));
    EXPECT_EQ(folder.entries(), 0U) << "nothing finite to keep";
}

TEST(TrainingRun, KeepsTheLastFiniteEpochWhereItDiverges) {
    const test::TempFolder folder;
    TrainingOptions options = explodingOptions(1000);
    options.averageDecay = 0.9;
    const TrainingFinished finished = runUntil(1000, options, folder / "run.checkpoint");
    ASSERT_EQ(finished.reason, FinishReason::Diverged);
    EXPECT_THAT(finished.divergence, testing::HasSubstr("epoch " + std::to_string(finished.epochs + 1)));
    ASSERT_GE(finished.epochs, 1);
    EXPECT_EQ(finished.last.info.training.at("epochs completed"), std::to_string(finished.epochs));
    for (const Model& model : {finished.last, finished.best})
        EXPECT_THAT(parametersOf(model),
                    testing::Each(testing::Truly([](float w) { return std::isfinite(w); })));
    EXPECT_EQ(readCheckpoint(folder / "run.checkpoint").epoch, finished.epochs);
    // Gone on with, it diverges again, and keeps the same.
    const TrainingFinished again = runUntil(1000, options, folder / "run.checkpoint");
    EXPECT_EQ(again.divergence, finished.divergence);
    EXPECT_EQ(parametersOf(again.last), parametersOf(finished.last));
    EXPECT_EQ(parametersOf(again.best), parametersOf(finished.best));
}

/// A bias that falls below the least float in the last step of the epoch, where no batch shows it any more.
TEST(TrainingRun, FindsAWeightThatIsInfiniteWhileTheLossIsNot) {
    const test::TempFolder folder;
    TrainingOptions options = quickOptions();
    options.optimiser = OptimiserKind::Sgd;
    options.learningRate = 0.05;
    options.schedule = ScheduleKind::Constant;
    const TrainingFinished before = runUntil(1, options, folder / "run.checkpoint");
    Checkpoint checkpoint = readCheckpoint(folder / "run.checkpoint");
    checkpoint.parameters.back() = -3.0e38F; // the momentum takes 4.6e37 from it in four steps
    checkpoint.moments.back() = 3.3e38F;
    writeCheckpoint(checkpoint, folder / "run.checkpoint");
    const TrainingFinished finished = runUntil(2, options, folder / "run.checkpoint");
    EXPECT_EQ(finished.reason, FinishReason::Diverged);
    EXPECT_THAT(finished.divergence, testing::StartsWith("epoch 2: a weight is no longer a finite number"));
    EXPECT_EQ(finished.epochs, 1);
    EXPECT_EQ(parametersOf(finished.last), checkpoint.parameters);
    EXPECT_EQ(parametersOf(finished.best), parametersOf(before.best));
}

TEST(TrainingRun, KnowsWhenItLearntNothing) {
    for (const double validation : {0.0, 0.3}) {
        TrainingOptions options = quickOptions();
        options.validationFraction = validation;
        options.learningRate = 1e-7;
        EXPECT_FALSE(record(*someMnist(300), options).finished.betterThanGuessing) << validation;
        options.learningRate = quickOptions().learningRate;
        options.epochs = 6;
        EXPECT_TRUE(record(*someMnist(300), options).finished.betterThanGuessing) << validation;
    }
}

} // namespace
} // namespace digitpad
