#include "core/training/training_run.h"

#include <algorithm>
#include <optional>

#include "core/data/batches.h"
#include "core/error.h"
#include "core/metrics/running_mean.h"
#include "core/model/architectures.h"
#include "core/training/early_stopping.h"
#include "core/training/evaluation.h"
#include "core/training/progress_meter.h"
#include "core/training/trainer.h"
#include "core/training/weight_average.h"

namespace digitpad {

namespace {

/// Epochs at the end that train on weaker distortions and without label smoothing: a quarter of them.
bool isFinalQuarter(int epoch, int epochs) {
    return epoch > epochs - epochs / 4;
}

class Run {
public:
    Run(const Dataset& data, const TrainingOptions& options, const TrainingListener& listener,
        RunControl& control)
        : m_data(data),
          m_options(options),
          m_listener(listener),
          m_control(control),
          m_split(splitDataset(data, options.validationFraction, options.seed)),
          m_trainer(makeNetwork(options.architecture, options.seed), options),
          m_meter(static_cast<double>(m_split.training.size()) * options.epochs),
          m_stopping(options.patience) {
        if (!m_split.validation.empty()) m_validation = data.subset(m_split.validation, data.name());
        if (options.averageDecay > 0) m_average.emplace(options.averageDecay);
    }

    TrainingFinished execute() {
        const auto batches = EpochBatches(m_split.training, m_options.batchSize, m_options.seed, 1).count();
        m_totalSteps = batches * static_cast<std::size_t>(m_options.epochs);
        m_listener(TrainingStarted{m_split.training.size(), m_split.validation.size(), m_options.epochs,
                                   static_cast<int>(batches), m_trainer.threads()});
        TrainingFinished result;
        while (m_epoch < m_options.epochs && trainEpoch()) {
            result.epochs = m_epoch;
            if (m_stopping.shouldStop()) {
                result.reason = FinishReason::StoppedEarly;
                break;
            }
        }
        if (m_control.isStopped()) result.reason = FinishReason::StoppedByUser;
        result.seconds = m_meter.seconds();
        result.last = currentModel();
        result.best = m_best.value_or(result.last);
        return result;
    }

private:
    /// Returns false where it was stopped before its end.
    bool trainEpoch() {
        const double start = m_meter.seconds();
        const int epoch = m_epoch + 1;
        const EpochBatches batches(m_split.training, m_options.batchSize, m_options.seed, epoch);
        const StepPlan plan = planFor(epoch);
        RunningMean loss;
        RunningMean accuracy;
        for (std::size_t b = 0; b < batches.count(); ++b) {
            if (!mayGoOn()) return false;
            trainBatch(epoch, batches, b, plan, loss, accuracy);
        }
        m_epoch = epoch;
        finishEpoch(start, loss.mean(), accuracy.mean());
        return true;
    }

    StepPlan planFor(int epoch) const {
        const bool final = isFinalQuarter(epoch, m_options.epochs);
        StepPlan plan;
        plan.augmentation = augmentationNamed(m_options.augmentation).scaledBy(final ? 0.6 : 1.0);
        plan.labelSmoothing = final ? 0 : m_options.labelSmoothing;
        return plan;
    }

    bool mayGoOn() {
        if (m_control.isPaused()) {
            m_meter.pause();
            m_control.waitWhilePaused();
            m_meter.resume();
        }
        return !m_control.isStopped();
    }

    void trainBatch(int epoch, const EpochBatches& batches, std::size_t number, StepPlan plan,
                    RunningMean& loss, RunningMean& accuracy) {
        const auto batch = batches.batch(number);
        const double progress = static_cast<double>(m_step++) / static_cast<double>(m_totalSteps);
        plan.learningRate = learningRateAt(m_options.schedule, m_options.learningRate, progress);
        const LossSum sum = m_trainer.step(m_data, batch, plan);
        if (m_average) m_average->add(m_trainer.network().parameters());

        const auto images = static_cast<double>(batch.size());
        m_meter.add(images);
        loss.add(sum.loss / images, images);
        accuracy.add(static_cast<double>(sum.correct) / images, images);
        m_listener(BatchFinished{epoch, static_cast<int>(number) + 1, sum.loss / images,
                                 static_cast<double>(sum.correct) / images, plan.learningRate,
                                 m_meter.imagesPerSecond(), m_meter.secondsLeft()});
    }

    void finishEpoch(double start, double loss, double accuracy) {
        EpochFinished event;
        event.epoch = m_epoch;
        event.trainingLoss = loss;
        event.trainingAccuracy = accuracy;
        event.model = currentModel();
        if (m_validation) {
            const Evaluation evaluation =
                evaluate(Classifier(event.model), *m_validation, {m_options.threads, {}, {}});
            event.validationLoss = evaluation.loss;
            event.validationAccuracy = evaluation.confusion.accuracy();
            event.best = m_stopping.add(evaluation.loss);
            if (event.best) m_best = event.model;
        }
        event.seconds = m_meter.seconds() - start;
        m_listener(event);
    }

    /// The network to hand out: a copy of the one in training, or of its weight average.
    Model currentModel() {
        Network network = m_trainer.network();
        if (m_average && !m_average->parameters().empty()) {
            std::ranges::copy(m_average->parameters(), network.parameters().begin());
            constexpr std::size_t kStatisticsImages = 4096;
            const std::span<const std::size_t> all(m_split.training);
            m_trainer.estimateState(network, m_data, all.first(std::min(all.size(), kStatisticsImages)));
        }
        ModelInfo info;
        info.name = m_options.architecture;
        info.architecture = m_options.architecture;
        info.training = describeOptions(m_options);
        info.training["data"] = m_data.name();
        info.training["epochs completed"] = std::to_string(m_epoch);
        info.training["threads used"] = std::to_string(m_trainer.threads());
        return {std::make_shared<const Network>(std::move(network)), std::move(info)};
    }

    const Dataset& m_data;
    const TrainingOptions& m_options;
    const TrainingListener& m_listener;
    RunControl& m_control;
    Split m_split;
    Trainer m_trainer;
    ProgressMeter m_meter;
    EarlyStopping m_stopping;
    std::optional<Dataset> m_validation;
    std::optional<WeightAverage> m_average;
    std::optional<Model> m_best;
    std::size_t m_step = 0;
    std::size_t m_totalSteps = 0;
    int m_epoch = 0; ///< completed
};

} // namespace

void validateTraining(const Dataset& data, const TrainingOptions& options) {
    validate(options);
    if (data.size() < 2) throw Error(data.name(), "has fewer than two images", "Choose a larger dataset");
    const bool digits = std::ranges::any_of(data.labels(), [](int label) { return label < kDigits; });
    if (!digits) throw Error(data.name(), "has no digit in it", "Training needs images labelled 0 to 9");
}

TrainingFinished runTraining(const Dataset& data, const TrainingOptions& options,
                             const TrainingListener& listener, RunControl& control) {
    validateTraining(data, options);
    return Run(data, options, listener, control).execute();
}

} // namespace digitpad
