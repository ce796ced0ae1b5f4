#include "core/training/detector_run.h"

#include <gmock/gmock.h>

#include "core/data/readers.h"
#include "core/model/onnx_file.h"
#include "core/preprocess/sample_renderers.h"
#include "core/training/detector_data.h"
#include "core/training/training_sources.h"
#include "tests/core/error_message.h"
#include "tests/core/temp_folder.h"

namespace digitpad::test {
namespace {

using testing::ElementsAreArray;
using testing::HasSubstr;

DetectorData someData() {
    return detectorData({openTrainingSource(DIGITPAD_SOURCE_DIR "/tests/digits.jsonl", standardRenderers({}),
                                            splitByFraction(0.2, 1))});
}

DetectorOptions quickOptions() {
    DetectorOptions options;
    options.epochs = 2;
    options.picturesAnEpoch = 8;
    options.batchSize = 4;
    options.threads = 2;
    return options;
}

std::vector<float> weightsOf(const TrainingFinished& finished) {
    const Network& network = *finished.last.network;
    return {network.parameters().begin(), network.parameters().end()};
}

void ignore(const TrainingEvent&) {}

TEST(DetectorRun, ReportsEpochsAndMakesADetector) {
    RunControl control;
    std::vector<EpochFinished> epochs;
    const TrainingFinished finished = runDetectorTraining(
        someData(), quickOptions(),
        [&](const TrainingEvent& event) {
            if (const auto* epoch = std::get_if<EpochFinished>(&event)) epochs.push_back(*epoch);
        },
        control);
    ASSERT_EQ(epochs.size(), 2U);
    EXPECT_LT(epochs[1].validationLoss.value(), epochs[0].validationLoss.value());
    EXPECT_EQ(finished.reason, FinishReason::Completed);
    EXPECT_EQ(finished.last.info.task, ModelTask::Detect);
    EXPECT_EQ(finished.last.info.training.at("pictures an epoch"), "8");
}

TEST(DetectorRun, GoesOnFromItsCheckpointAsIfWithoutABreak) {
    const DetectorData data = someData();
    RunControl control;
    const auto whole = weightsOf(runDetectorTraining(data, quickOptions(), ignore, control));

    const TempFolder folder;
    const auto checkpoint = folder.path() / "run.checkpoint";
    RunControl stopped;
    runDetectorTraining(
        data, quickOptions(),
        [&](const TrainingEvent& event) {
            if (std::holds_alternative<EpochFinished>(event)) stopped.stop();
        },
        stopped, checkpoint);
    RunControl again;
    int epochs = 0;
    const auto resumed = weightsOf(runDetectorTraining(
        data, quickOptions(),
        [&](const TrainingEvent& event) { epochs += std::holds_alternative<EpochFinished>(event) ? 1 : 0; },
        again, checkpoint));
    EXPECT_EQ(epochs, 1);
    EXPECT_THAT(resumed, ElementsAreArray(whole));
}

TEST(DetectorRun, RefusesTheCheckpointOfAnotherTraining) {
    const DetectorData data = someData();
    const TempFolder folder;
    const auto checkpoint = folder.path() / "run.checkpoint";
    DetectorOptions options = quickOptions();
    options.epochs = 1;
    RunControl control;
    runDetectorTraining(data, options, ignore, control, checkpoint);
    options.seed = 2;
    EXPECT_THAT(errorOf([&] { runDetectorTraining(data, options, ignore, control, checkpoint); }),
                HasSubstr("seed"));
}

TEST(DetectorRun, ItsModelComesBackFromAFile) {
    DetectorOptions options = quickOptions();
    options.epochs = 1;
    RunControl control;
    const Model model = runDetectorTraining(someData(), options, ignore, control).last;
    const Model back = decodeOnnx(encodeOnnx(model), "test", ModelTask::Detect);
    EXPECT_EQ(back.info.task, ModelTask::Detect);
    EXPECT_THAT(std::vector<float>(back.network->parameters().begin(), back.network->parameters().end()),
                ElementsAreArray(model.network->parameters().begin(), model.network->parameters().end()));
}

} // namespace
} // namespace digitpad::test
