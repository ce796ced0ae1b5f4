#include "core/training/detector_run.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/error.h"
#include "core/metrics/running_mean.h"
#include "core/model/architectures.h"
#include "core/training/checkpoint.h"
#include "core/training/detection_task.h"
#include "core/training/health.h"
#include "core/training/progress_meter.h"
#include "core/training/trainer.h"
#include "core/training/training_state.h"
#include "core/training/weight_average.h"

namespace digitpad {
namespace {

constexpr int kValidationPictures = 512;
/// Of the pictures that nobody is trained on.
constexpr std::uint64_t kValidationSeed = 0x76616c6964617465;
/// Of the pictures that batch norm's state is estimated from for the weight average.
constexpr int kStatisticsPictures = 512;

TrainingOptions trainerOptions(const DetectorOptions& options) {
    TrainingOptions result;
    result.weightDecay = options.weightDecay;
    result.seed = options.seed;
    result.threads = options.threads;
    return result;
}

class Run {
public:
    Run(const DetectorData& data, const DetectorOptions& options, const TrainingListener& listener,
        RunControl& control, std::filesystem::path checkpoint)
        : m_data(data),
          m_options(options),
          m_listener(listener),
          m_control(control),
          m_trainer(makeDetectorNetwork(detectorPaper().height, detectorPaper().width, options.seed),
                    trainerOptions(options)),
          m_task(*data.training, detectorPaper(), options.batchSize),
          m_average(options.averageDecay),
          m_meter(static_cast<double>(stepsAnEpoch()) * options.batchSize * options.epochs),
          m_checkpoint(std::move(checkpoint)) {
        std::error_code ignored;
        if (!m_checkpoint.empty() && std::filesystem::exists(m_checkpoint, ignored))
            restore(readCheckpoint(m_checkpoint));
    }

    TrainingFinished execute() {
        m_listener(TrainingStarted{static_cast<std::size_t>(m_options.picturesAnEpoch),
                                   m_data.validation ? static_cast<std::size_t>(validationPictures()) : 0U,
                                   m_options.epochs, stepsAnEpoch(), m_trainer.threads(), m_epoch,
                                   m_records});
        while (m_epoch < m_options.epochs && trainEpoch()) finishEpoch();
        TrainingFinished result;
        result.reason = m_epoch < m_options.epochs ? FinishReason::StoppedByUser : FinishReason::Completed;
        result.epochs = m_epoch;
        result.seconds = m_earlierSeconds + m_meter.seconds();
        result.last = m_reached ? *m_reached : currentModel();
        result.best = result.last;
        return result;
    }

private:
    int validationPictures() const { return std::min(kValidationPictures, m_options.picturesAnEpoch); }
    int stepsAnEpoch() const { return std::max(m_options.picturesAnEpoch / m_options.batchSize, 1); }

    bool trainEpoch() {
        m_loss = {};
        m_accuracy = {};
        m_start = m_meter.seconds();
        for (int batch = 1; batch <= stepsAnEpoch(); ++batch) {
            m_control.waitWhilePaused();
            if (m_control.isStopped()) return false;
            trainBatch(batch);
        }
        ++m_epoch;
        return true;
    }

    void trainBatch(int batch) {
        const double progress =
            static_cast<double>(m_step) / (static_cast<double>(stepsAnEpoch()) * m_options.epochs);
        const double rate = learningRateAt(ScheduleKind::OneCycle, m_options.learningRate, progress);
        m_task.set(m_options.seed, ++m_step);
        const LossSum sum = m_trainer.step(m_task, rate);
        if (!std::isfinite(sum.loss))
            throw Error("training", "the loss is no longer a finite number", "Try a lower learning rate");
        m_average->add(m_trainer.network().parameters());
        const auto symbols = static_cast<double>(m_task.symbolCount());
        const double accuracy = symbols > 0 ? static_cast<double>(sum.correct) / symbols : 0;
        m_meter.add(m_options.batchSize);
        m_loss.add(sum.loss / m_options.batchSize, m_options.batchSize);
        m_accuracy.add(accuracy, symbols);
        m_listener(BatchFinished{m_epoch + 1, batch, sum.loss / m_options.batchSize, accuracy, rate,
                                 m_meter.imagesPerSecond(), m_meter.secondsLeft()});
    }

    void finishEpoch() {
        EpochFinished event;
        event.epoch = m_epoch;
        event.trainingLoss = m_loss.mean();
        event.trainingAccuracy = m_accuracy.mean();
        event.model = currentModel();
        if (m_data.validation) validate(*event.model.network, event);
        event.seconds = m_meter.seconds() - m_start;
        m_reached = event.model;
        m_records.push_back(event);
        if (!m_checkpoint.empty()) event.checkpointFailure = save();
        m_listener(event);
    }

    void validate(const Network& network, EpochFinished& event) const {
        DetectionTask task(*m_data.validation, detectorPaper(), validationPictures());
        task.set(kValidationSeed, 0);
        Tensor<float> images;
        Tensor<float> gradient;
        Workspace workspace;
        LossSum sum;
        for (std::size_t shard = 0; shard < task.shardCount(); ++shard) {
            images.resize(static_cast<int>(task.imagesIn(shard)), network.inputShape());
            task.load(shard, images);
            const LossSum part = task.loss(shard, network.infer(images, workspace), gradient);
            sum.loss += part.loss;
            sum.correct += part.correct;
        }
        event.validationLoss = sum.loss / validationPictures();
        event.validationAccuracy = static_cast<double>(sum.correct) /
                                   static_cast<double>(std::max<std::size_t>(task.symbolCount(), 1));
    }

    Model currentModel() {
        Network network = m_trainer.network();
        if (!m_average->parameters().empty()) {
            std::ranges::copy(m_average->parameters(), network.parameters().begin());
            DetectionTask task(*m_data.training, detectorPaper(),
                               std::min(kStatisticsPictures, m_options.picturesAnEpoch));
            task.set(m_options.seed, 0);
            m_trainer.estimateState(network, task);
        }
        ModelInfo info;
        info.task = ModelTask::Detect;
        info.name = "detector";
        info.architecture = "detector";
        info.training = identity();
        info.training["epochs completed"] = std::to_string(m_epoch);
        return {std::make_shared<const Network>(std::move(network)), std::move(info)};
    }

    std::map<std::string, std::string> identity() const {
        TrainingOptions options = trainerOptions(m_options);
        options.architecture = "detector";
        options.learningRate = m_options.learningRate;
        options.batchSize = m_options.batchSize;
        options.epochs = m_options.epochs;
        options.averageDecay = m_options.averageDecay;
        auto identity = describeOptions(options);
        identity["pictures an epoch"] = std::to_string(m_options.picturesAnEpoch);
        identity["data"] = m_data.name;
        return identity;
    }

    std::string save() const {
        Checkpoint checkpoint;
        checkpoint.training = identity();
        checkpoint.epoch = m_epoch;
        checkpoint.step = m_step;
        checkpoint.seconds = m_earlierSeconds + m_meter.seconds();
        keepWeights(m_trainer, m_average, checkpoint);
        checkpoint.epochs = m_records;
        return tryToWrite(checkpoint, m_checkpoint);
    }

    void restore(const Checkpoint& checkpoint) {
        requireSameTraining(checkpoint, identity(), m_checkpoint);
        requireWholeEpochs(checkpoint, static_cast<std::uint64_t>(stepsAnEpoch()), m_options.epochs,
                           m_checkpoint);
        restoreWeights(checkpoint, m_checkpoint, m_trainer, m_average);
        m_records = checkpoint.epochs;
        m_epoch = checkpoint.epoch;
        m_step = checkpoint.step;
        m_earlierSeconds = checkpoint.seconds;
        m_meter.skip(static_cast<double>(stepsAnEpoch()) * m_options.batchSize * m_epoch);
        m_reached = currentModel();
    }

    const DetectorData& m_data;
    const DetectorOptions& m_options;
    const TrainingListener& m_listener;
    RunControl& m_control;
    Trainer m_trainer;
    DetectionTask m_task;
    std::optional<WeightAverage> m_average;
    ProgressMeter m_meter;
    std::filesystem::path m_checkpoint; ///< empty where none is kept
    std::optional<Model> m_reached;     ///< after the last complete epoch
    std::vector<EpochRecord> m_records;
    RunningMean m_loss;
    RunningMean m_accuracy;
    double m_start = 0; ///< of the epoch
    double m_earlierSeconds = 0;
    std::uint64_t m_step = 0;
    int m_epoch = 0; ///< completed
};

} // namespace

PaperOptions detectorPaper() {
    PaperOptions paper;
    paper.width = 192;
    paper.height = 96;
    return paper;
}

TrainingFinished runDetectorTraining(const DetectorData& data, const DetectorOptions& options,
                                     const TrainingListener& listener, RunControl& control,
                                     const std::filesystem::path& checkpoint) {
    return Run(data, options, listener, control, checkpoint).execute();
}

} // namespace digitpad
