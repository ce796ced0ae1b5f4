#include "app/commands/train.h"

#include <QFileInfo>
#include <cmath>
#include <optional>

#include "app/commands/evaluate.h"
#include "app/commands/event_queue.h"
#include "app/commands/inputs.h"
#include "app/commands/train_data.h"
#include "app/commands/train_options.h"
#include "app/commands/training_log.h"
#include "app/interrupt.h"
#include "core/error.h"
#include "core/model/onnx_file.h"
#include "core/training/session.h"
#include "core/training/training_run.h"
#include "ui/paths.h"

namespace digitpad {

namespace {

QString percent(double fraction) {
    return QString::number(100 * fraction, 'f', 2) + " %";
}

QString timeLeft(double seconds) {
    const int whole = static_cast<int>(std::lround(seconds));
    return QString("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, QChar('0'));
}

/// Runs a session to its end and shows it.
class Training {
public:
    Training(Console& console, std::optional<TrainingLog> log) : m_console(console), m_log(std::move(log)) {}

    /// Blocks; asks the session to stop when interrupted.  Throws Error where the training failed.
    TrainingFinished run(TrainingJob job, const InterruptGuard& interrupt) {
        TrainingSession session;
        session.start(std::move(job), [this](const TrainingEvent& event) { m_events.push(event); });
        while (!m_finished) {
            if (interrupt.interrupted()) session.stop();
            const auto event = m_events.pop(std::chrono::milliseconds(100));
            if (event) std::visit([this](const auto& e) { handle(e); }, *event);
        }
        return *m_finished;
    }

    /// What kept the log from being written; a training is not given up for it.
    const std::string& logFailure() const { return m_logFailure; }

private:
    void handle(const TrainingStarted& started) {
        m_started = started;
        m_console.print(QString("%1 images to train on, %2 held out, %3 threads")
                            .arg(started.trainingImages)
                            .arg(started.validationImages)
                            .arg(started.threads));
        if (started.epochsDone == 0) return;
        m_console.print(QString("going on after epoch %1, from the checkpoint").arg(started.epochsDone));
        if (!m_log) return;
        if (const int kept = m_log->resumeAfter(started.epochsDone, started.earlier);
            kept < started.epochsDone)
            m_console.complain(QString("the log has %1 of the %2 epochs before; the others' rows are missing")
                                   .arg(kept)
                                   .arg(started.epochsDone));
    }

    void handle(const BatchFinished& batch) {
        const double done = batch.epoch - 1 + static_cast<double>(batch.batch) / m_started.batchesPerEpoch;
        m_console.showProgress(done / m_started.epochs,
                               QString("epoch %1/%2  loss %3  accuracy %4  %5 images/s  %6 left")
                                   .arg(batch.epoch)
                                   .arg(m_started.epochs)
                                   .arg(batch.loss, 0, 'f', 3)
                                   .arg(percent(batch.accuracy))
                                   .arg(batch.imagesPerSecond, 0, 'f', 0)
                                   .arg(timeLeft(batch.secondsLeft)));
    }

    void handle(const EpochFinished& epoch) {
        if (m_log) log(epoch); // first: what is shown is in the file
        QString line = QString("epoch %1/%2  training loss %3, accuracy %4")
                           .arg(epoch.epoch)
                           .arg(m_started.epochs)
                           .arg(epoch.trainingLoss, 0, 'f', 4)
                           .arg(percent(epoch.trainingAccuracy));
        if (epoch.validationLoss) {
            line += QString("  validation loss %1, accuracy %2")
                        .arg(*epoch.validationLoss, 0, 'f', 4)
                        .arg(percent(epoch.validationAccuracy.value_or(0)));
        }
        m_console.print(line + QString("  %1 s").arg(epoch.seconds, 0, 'f', 1));
        if (!epoch.checkpointFailure.empty())
            m_console.complain("the checkpoint was not written: " +
                               QString::fromStdString(epoch.checkpointFailure));
    }

    void log(const EpochFinished& epoch) {
        try {
            m_log->add(epoch);
        } catch (const Error& error) {
            m_logFailure = error.what();
        }
    }

    void handle(const TrainingFinished& finished) { m_finished = finished; }
    void handle(const TrainingFailed& failed) { throw Error("training", failed.message); }

    Console& m_console;
    std::optional<TrainingLog> m_log;
    std::string m_logFailure;
    EventQueue m_events;
    TrainingStarted m_started;
    std::optional<TrainingFinished> m_finished;
};

/// An early stop is asked for to keep the best epoch; otherwise the last state is what the recipe leads to.
Model modelOf(const TrainingFinished& finished, const QString& name) {
    Model model = finished.reason == FinishReason::StoppedEarly ? finished.best : finished.last;
    model.info.name = name.toStdString();
    model.info.date = today();
    return model;
}

/// The data that the finished model is measured on, if there is any that it was not trained on.
std::optional<Dataset> testData(const OptionParser& parser, Console& console) {
    if (const auto path = parser.value("test")) return openData(*path, DatasetPart::Test, console);
    for (const QString& path : parser.values("data"))
        if (hasBothParts(toPath(path))) return openData(path, DatasetPart::Test, console);
    return std::nullopt;
}

/// Says why not all of the training was done, if it was not, and where what was reached is.
void complainOfEnd(const TrainingFinished& finished, const QString& out, Console& console) {
    if (finished.reason == FinishReason::Diverged)
        console.complain("training: " + QString::fromStdString(finished.divergence) +
                         QString(". What epoch %1 reached is in ").arg(finished.epochs) + out);
    if (finished.reason == FinishReason::StoppedByUser)
        console.complain(
            QString("stopped after %1 complete epochs; what was reached is in ").arg(finished.epochs) + out);
    if (!finished.betterThanGuessing)
        console.complain(
            "no epoch was better than always guessing the most common digit. Try another "
            "--learning-rate or more --epochs, and look at the labels of the data");
}

/// Returns whether all of the training was done.
bool writeReached(const TrainingFinished& finished, const QString& name, const QString& out,
                  Console& console) {
    if (finished.epochs == 0) {
        console.complain("stopped before the first epoch was complete, so no model was written");
        return false;
    }
    writeOnnx(modelOf(finished, name), toPath(out));
    complainOfEnd(finished, out, console);
    return finished.reason == FinishReason::Completed || finished.reason == FinishReason::StoppedEarly;
}

void measure(Model model, const QString& out, const Dataset& test, int threads, Console& console) {
    const Evaluation evaluation = evaluateWithProgress(Classifier(model), test, threads, console);
    model.info.testAccuracy = evaluation.confusion.accuracy();
    writeOnnx(model, toPath(out));
    console.print(QString("Accuracy on %1: %2")
                      .arg(QString::fromStdString(test.name()), accuracyText(evaluation.confusion)));
}

void addOptions(OptionParser& parser) {
    addTrainingDataOptions(parser);
    parser.addOption("out", "M.onnx", "The model file to write.");
    parser.addOption("name", "NAME", "What the model is called; the file's name otherwise.");
    parser.addOption("log", "OUT.csv", "Writes a row for each epoch.");
    parser.addOption("test", "PATH", "Dataset to measure the result on; the test part of --data otherwise.");
    parser.addOption("checkpoint", "FILE",
                     "Saves the training there after each epoch; where the file exists, goes on from it. "
                     "Deleted at the end.");
    addTrainingOptions(parser);
}

/// What to train, and what to measure the result on.
struct Work {
    TrainingJob job;
    std::optional<Dataset> test;
    int threads = 0;
};

Work classifierWork(const OptionParser& parser, const std::filesystem::path& checkpoint, Console& console) {
    const TrainingOptions options = trainingOptions(parser);
    TrainingData data = trainingData(parser, options, console);
    std::optional<Dataset> test = testData(parser, console);
    if (data.leftOut > 0)
        console.print(
            QString("left out, for they look like digits that their labels do not name: %1 drawings")
                .arg(data.leftOut));
    return {
        [data = std::move(data), options, checkpoint](const TrainingListener& listener, RunControl& control) {
            return runTraining(data, options, listener, control, checkpoint);
        },
        std::move(test), options.threads};
}

Work detectorWork(const OptionParser& parser, const std::filesystem::path& checkpoint, Console& console) {
    const DetectorOptions options = detectorOptions(parser);
    return {[data = detectorData(parser, console), options, checkpoint](const TrainingListener& listener,
                                                                        RunControl& control) {
                return runDetectorTraining(data, options, listener, control, checkpoint);
            },
            {},
            options.threads};
}

} // namespace

int runTrain(const QStringList& arguments, Console& console) {
    OptionParser parser(
        "train --data PATH... [--preset NAME | --task detect] [--epochs N] [--seed S] [--threads T] --out "
        "M.onnx "
        "[--log OUT.csv]",
        "Trains a network and writes it as an ONNX model.\nThe same data, options, seed and threads give the "
        "same "
        "weights. Ctrl+C (or SIGTERM, or a terminal that is closed) stops after the batch at hand and keeps "
        "what "
        "was reached, if an epoch is complete; a second one stops at once.");
    addOptions(parser);
    if (!parser.parse(arguments, console)) return 0;
    parser.files(0, 0);
    parser.requiredValues("data");
    const QString out = parser.required("out");
    const QString name = parser.value("name").value_or(QFileInfo(out).completeBaseName());
    const auto log = parser.value("log");
    const std::filesystem::path checkpoint = toPath(parser.value("checkpoint").value_or(QString()));
    const ModelTask task = trainingTask(parser);
    // What is refused must not be found out after hours of training.
    if (task == ModelTask::Classify) (void)trainingOptions(parser);
    requireWritable(parser, {"out", "log", "checkpoint"}, {"data", "test"});
    (void)today();

    Work work = task == ModelTask::Detect ? detectorWork(parser, checkpoint, console)
                                          : classifierWork(parser, checkpoint, console);
    Training training(console, log ? std::optional(TrainingLog(toPath(*log))) : std::nullopt);
    TrainingFinished finished;
    bool complete = false;
    {
        const InterruptGuard interrupt; // until the model is written
        finished = training.run(std::move(work.job), interrupt);
        complete = writeReached(finished, name, out, console);
    }
    if (complete) {
        if (work.test) measure(modelOf(finished, name), out, *work.test, work.threads, console);
        console.print("Wrote " + out);
    }
    std::error_code ignored; // a checkpoint left behind does no harm
    if (!checkpoint.empty() && complete) std::filesystem::remove(checkpoint, ignored);
    if (!training.logFailure().empty()) throw Error("the training's log", training.logFailure());
    return complete ? 0 : 1;
}

} // namespace digitpad
