#include "core/training/training_run.h"

#include <algorithm>
#include <cmath>
#include <locale>
#include <optional>
#include <sstream>

#include "core/data/batches.h"
#include "core/error.h"
#include "core/metrics/running_mean.h"
#include "core/model/architectures.h"
#include "core/training/checkpoint.h"
#include "core/training/early_stopping.h"
#include "core/training/evaluation.h"
#include "core/training/health.h"
#include "core/training/progress_meter.h"
#include "core/training/trainer.h"
#include "core/training/training_state.h"
#include "core/training/weight_average.h"

namespace digitpad {

namespace {

/// Epochs at the end that train on weaker distortions and without label smoothing: a quarter of them.
bool isFinalQuarter(int epoch, int epochs) {
    return epoch > epochs - epochs / 4;
}

int classCount(const TrainingOptions& options) {
    return options.notADigit == NotADigit::Class ? kDigits + 1 : kDigits;
}

/// At most `most` of `indices`, evenly spread over all of them.
std::vector<std::size_t> spread(std::span<const std::size_t> indices, std::size_t most) {
    if (indices.size() <= most) return {indices.begin(), indices.end()};
    std::vector<std::size_t> chosen(most);
    for (std::size_t i = 0; i < most; ++i) chosen[i] = indices[i * indices.size() / most];
    return chosen;
}

class Run {
public:
    Run(const TrainingData& data, const TrainingOptions& options, const TrainingListener& listener,
        RunControl& control, std::filesystem::path checkpoint)
        : m_data(data),
          m_options(options),
          m_listener(listener),
          m_control(control),
          m_trainer(makeNetwork(options.architecture, options.seed, classCount(options)), options),
          m_meter(static_cast<double>(data.training->epochSize()) * options.epochs),
          m_stopping(options.patience),
          m_checkpoint(std::move(checkpoint)) {
        if (options.averageDecay > 0) m_average.emplace(options.averageDecay);
        std::error_code ignored;
        if (!m_checkpoint.empty() && std::filesystem::exists(m_checkpoint, ignored))
            restore(readCheckpoint(m_checkpoint));
    }

    TrainingFinished execute() {
        const auto batches = batchesOf(1).count();
        m_totalSteps = batches * static_cast<std::size_t>(m_options.epochs);
        m_listener(TrainingStarted{m_data.training->epochSize(),
                                   m_data.validation ? m_data.validation->size() : 0, m_options.epochs,
                                   static_cast<int>(batches), m_trainer.threads(), m_epoch, m_records});
        if (m_epoch > 0) m_reached = currentModel(); // from a checkpoint
        while (m_epoch < m_options.epochs && !m_stopping.shouldStop() && trainEpoch()) {
        }
        return finish();
    }

private:
    EpochBatches batchesOf(int epoch) const {
        const auto indices = m_data.training->epochIndices(m_options.seed, epoch);
        return {indices, m_options.batchSize, m_options.seed, epoch};
    }

    /// Returns false where it was stopped before its end.
    bool trainEpoch() {
        const double start = m_meter.seconds();
        const int epoch = m_epoch + 1;
        const EpochBatches batches = batchesOf(epoch);
        const StepPlan plan = planFor(epoch);
        RunningMean loss;
        RunningMean accuracy;
        for (std::size_t b = 0; b < batches.count(); ++b) {
            if (!mayGoOn() || !trainBatch(epoch, batches, b, plan, loss, accuracy)) return false;
        }
        m_epoch = epoch;
        if (finishEpoch(start, loss.mean(), accuracy.mean())) return true;
        m_epoch = epoch - 1;
        return false;
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

    /// Returns false where the loss is no finite number.
    bool trainBatch(int epoch, const EpochBatches& batches, std::size_t number, StepPlan plan,
                    RunningMean& loss, RunningMean& accuracy) {
        const auto batch = batches.batch(number);
        const double progress = static_cast<double>(m_step++) / static_cast<double>(m_totalSteps);
        plan.learningRate = learningRateAt(m_options.schedule, m_options.learningRate, progress);
        const LossSum sum = m_trainer.step(*m_data.training, batch, plan);
        if (m_average) m_average->add(m_trainer.network().parameters());

        if (!std::isfinite(sum.loss)) {
            noteDivergence("epoch " + std::to_string(epoch) + ", batch " + std::to_string(number + 1) +
                               " of " + std::to_string(batches.count()),
                           "the loss");
            return false;
        }

        const auto images = static_cast<double>(batch.size());
        m_meter.add(images);
        loss.add(sum.loss / images, images);
        accuracy.add(static_cast<double>(sum.correct) / images, images);
        m_listener(BatchFinished{epoch, static_cast<int>(number) + 1, sum.loss / images,
                                 static_cast<double>(sum.correct) / images, plan.learningRate,
                                 m_meter.imagesPerSecond(), m_meter.secondsLeft()});
        return true;
    }

    /// Returns false where the epoch does not count: it was stopped in its validation, or it diverged.
    bool finishEpoch(double start, double loss, double accuracy) {
        const std::string where = "epoch " + std::to_string(m_epoch);
        if (!isFinite()) return noteDivergence(where, "a weight");
        EpochFinished event;
        event.epoch = m_epoch;
        event.trainingLoss = loss;
        event.trainingAccuracy = accuracy;
        event.model = currentModel();
        if (!allFinite(event.model.network->state())) return noteDivergence(where, "a weight");
        if (m_data.validation) {
            const Evaluation evaluation = evaluate(Classifier(event.model), *m_data.validation,
                                                   {m_options.threads, {}, m_control.stopToken()});
            if (evaluation.cancelled) return false;
            if (!std::isfinite(evaluation.loss)) return noteDivergence(where, "the validation loss");
            noteValidation(evaluation, event);
        } else if (!m_betterThanGuessing) {
            m_betterThanGuessing = trainedBetterThanGuessing(accuracy);
        }
        event.seconds = m_meter.seconds() - start;
        m_reached = event.model;
        m_records.push_back(event);
        if (!m_checkpoint.empty()) event.checkpointFailure = save();
        m_listener(event);
        return true;
    }

    void noteValidation(const Evaluation& evaluation, EpochFinished& event) {
        const ConfusionMatrix& confusion = evaluation.confusion;
        event.validationLoss = evaluation.loss;
        event.validationAccuracy = confusion.accuracy();
        event.best = m_stopping.add(evaluation.loss);
        if (event.best) m_best = event.model;
        std::int64_t mostCommon = 0;
        for (int label = 0; label < confusion.classes(); ++label)
            mostCommon = std::max(mostCommon, confusion.rowTotal(label));
        m_betterThanGuessing |= isBetterThanGuessing(confusion.accuracy(), mostCommon, confusion.total());
    }

    /// Where nothing is held out: on the epoch's own samples.
    bool trainedBetterThanGuessing(double accuracy) const {
        std::vector<std::int64_t> counts(static_cast<std::size_t>(kDigits + 1));
        const auto indices = m_data.training->epochIndices(m_options.seed, m_epoch);
        for (const std::size_t index : indices)
            ++counts[static_cast<std::size_t>(m_data.training->label(index))];
        counts.resize(static_cast<std::size_t>(classCount(m_options))); // what can be answered
        return isBetterThanGuessing(accuracy, std::ranges::max(counts),
                                    static_cast<std::int64_t>(indices.size()));
    }

    /// All that a checkpoint would hold.
    bool isFinite() const {
        const Network& network = m_trainer.network();
        return allFinite(network.parameters()) && allFinite(network.state()) &&
               allFinite(m_trainer.moments()) && (!m_average || allFinite(m_average->parameters()));
    }

    /// Returns false.
    bool noteDivergence(const std::string& where, const std::string& what) {
        std::ostringstream rate;
        rate.imbue(std::locale::classic());
        rate << m_options.learningRate;
        m_divergence.emplace(where, what + " is no longer a finite number, so the training was stopped",
                             "Try a learning rate lower than " + rate.str());
        return false;
    }

    FinishReason reason() const {
        if (m_divergence) return FinishReason::Diverged;
        if (m_control.isStopped()) return FinishReason::StoppedByUser;
        return m_stopping.shouldStop() ? FinishReason::StoppedEarly : FinishReason::Completed;
    }

    TrainingFinished finish() {
        // The weights of an epoch that was stopped halfway are handed out, too.
        if (!m_divergence && m_epoch < m_options.epochs && !isFinite())
            noteDivergence("epoch " + std::to_string(m_epoch + 1), "a weight");
        if (m_divergence && !m_reached) throw Error(*m_divergence);
        TrainingFinished result;
        result.reason = reason();
        if (m_divergence) result.divergence = m_divergence->what();
        result.epochs = m_epoch;
        result.seconds = m_earlierSeconds + m_meter.seconds();
        result.last = m_divergence ? *m_reached : currentModel();
        result.best = m_best.value_or(result.last);
        result.betterThanGuessing = m_betterThanGuessing || m_epoch == 0;
        return result;
    }

    /// What makes a training this one.  Threads are left out: with another number it goes on all the same.
    std::map<std::string, std::string> identity() const {
        auto identity = describeOptions(m_options);
        identity["data"] = m_data.name;
        identity["mixture"] = m_data.training->mixture();
        return identity;
    }

    /// Returns what kept the checkpoint from being written: a training is not given up for it.
    std::string save() const {
        Checkpoint checkpoint;
        checkpoint.training = identity();
        checkpoint.epoch = m_epoch;
        checkpoint.step = m_step;
        checkpoint.seconds = m_earlierSeconds + m_meter.seconds();
        keepWeights(m_trainer, m_average, checkpoint);
        checkpoint.lowestLoss = m_stopping.lowest();
        if (m_records.size() == static_cast<std::size_t>(m_epoch)) checkpoint.epochs = m_records;
        checkpoint.betterThanGuessing = m_betterThanGuessing;
        checkpoint.epochsSinceLowest = m_stopping.epochsSinceLowest();
        if (m_best) {
            const Network& best = *m_best->network;
            checkpoint.bestParameters.assign(best.parameters().begin(), best.parameters().end());
            checkpoint.bestState.assign(best.state().begin(), best.state().end());
        }
        return tryToWrite(checkpoint, m_checkpoint);
    }

    void restore(const Checkpoint& checkpoint) {
        requireSameTraining(checkpoint, identity(), m_checkpoint);
        requireWholeEpochs(checkpoint, batchesOf(1).count(), m_options.epochs, m_checkpoint);
        restoreWeights(checkpoint, m_checkpoint, m_trainer, m_average);
        m_stopping.restore(checkpoint.lowestLoss, checkpoint.epochsSinceLowest);
        m_records = checkpoint.epochs;
        m_betterThanGuessing = checkpoint.betterThanGuessing;
        m_epoch = checkpoint.epoch;
        m_step = checkpoint.step;
        m_earlierSeconds = checkpoint.seconds;
        m_meter.skip(static_cast<double>(m_data.training->epochSize()) * m_epoch);
        if (checkpoint.bestParameters.empty()) return;
        Network best = m_trainer.network();
        std::ranges::copy(checkpoint.bestParameters, best.parameters().begin());
        std::ranges::copy(checkpoint.bestState, best.state().begin());
        m_best = describedModel(std::move(best));
    }

    /// The network to hand out: a copy of the one in training, or of its weight average.
    Model currentModel() {
        Network network = m_trainer.network();
        if (m_average && !m_average->parameters().empty()) {
            std::ranges::copy(m_average->parameters(), network.parameters().begin());
            // More images give the statistics of batch norm less noise, and take longer: whoever stops does
            // not want to wait.
            constexpr std::size_t kStatisticsImages = 4096;
            constexpr std::size_t kWhenStopped = 512;
            const auto all = m_data.training->epochIndices(m_options.seed, m_epoch);
            m_trainer.estimateState(network, *m_data.training,
                                    spread(all, m_control.isStopped() ? kWhenStopped : kStatisticsImages));
        }
        return describedModel(std::move(network));
    }

    Model describedModel(Network network) const {
        ModelInfo info;
        info.name = m_options.architecture;
        info.architecture = m_options.architecture;
        if (m_options.notADigit == NotADigit::Class) info.classes.emplace_back("not a digit");
        info.training = describeOptions(m_options);
        info.training["data"] = m_data.name;
        info.training["epochs completed"] = std::to_string(m_epoch);
        info.training["threads used"] = std::to_string(m_trainer.threads());
        return {std::make_shared<const Network>(std::move(network)), std::move(info)};
    }

    const TrainingData& m_data;
    const TrainingOptions& m_options;
    const TrainingListener& m_listener;
    RunControl& m_control;
    Trainer m_trainer;
    ProgressMeter m_meter;
    EarlyStopping m_stopping;
    std::optional<WeightAverage> m_average;
    std::optional<Model> m_best;
    std::optional<Model> m_reached;     ///< after the last complete epoch, all of it finite
    std::vector<EpochRecord> m_records; ///< of all epochs; where it goes on from an older checkpoint, of none
    bool m_betterThanGuessing = false;
    std::optional<Error> m_divergence;
    std::size_t m_step = 0;
    std::size_t m_totalSteps = 0;
    int m_epoch = 0;                    ///< completed
    std::filesystem::path m_checkpoint; ///< empty where none is kept
    double m_earlierSeconds = 0;        ///< before the checkpoint that this run goes on from
};

} // namespace

TrainingFinished runTraining(const TrainingData& data, const TrainingOptions& options,
                             const TrainingListener& listener, RunControl& control,
                             const std::filesystem::path& checkpoint) {
    validate(options);
    if (data.training->size() == 0) throw Error(data.name, "leaves no images to train on", "Hold fewer out");
    return Run(data, options, listener, control, checkpoint).execute();
}

} // namespace digitpad
