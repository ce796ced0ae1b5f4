// What ends a training before its time: signals, a killed process, a pipe that no one reads, weights that
// explode. What was reached is kept, and nothing is half-written.
#include <gmock/gmock.h>

#include <csignal>

#include "app/interrupt.h"
#include "core/model/onnx_file.h"
#include "core/training/checkpoint.h"
#include "tests/app/small_mnist.h"

namespace digitpad::test {
namespace {

using testing::HasSubstr;

std::string contentOf(const QString& file) {
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll().toStdString() : std::string();
}

/// Trains for hours unless stopped.
class Interruptions : public SmallMnist {
protected:
    /// @param ignored signals that the program is started with ignoring, as bash's trap names them
    void start(const QString& folder, const QStringList& more = {}, const QString& ignored = {}) {
        QDir().mkpath(path(folder));
        const QStringList arguments = QStringList{"train",
                                                  "--data",
                                                  path("data"),
                                                  "--preset",
                                                  "lenet5",
                                                  "--epochs",
                                                  "1000",
                                                  "--out",
                                                  path(folder + "/m.onnx"),
                                                  "--log",
                                                  path(folder + "/log.csv")} +
                                      more;
        // What these tests were started with ignoring, as by nohup, is not theirs to pass on.
        m_process.setChildProcessModifier([] {
            for (const int number : {SIGINT, SIGHUP, SIGTERM}) std::signal(number, SIG_DFL);
        });
        if (ignored.isEmpty())
            m_process.start(DIGITPAD_PROGRAM, arguments);
        else
            m_process.start(
                "bash", QStringList{"-c", "trap '' " + ignored + R"(; exec "$0" "$@")", DIGITPAD_PROGRAM} +
                            arguments);
        ASSERT_TRUE(m_process.waitForStarted());
    }

    /// Blocks until standard output shows `text`.
    void waitFor(const QString& text) {
        while (!m_seen.contains(text)) {
            ASSERT_TRUE(m_process.waitForReadyRead(60'000)) << m_seen.toStdString();
            m_seen += QString::fromUtf8(m_process.readAllStandardOutput());
        }
    }

    void signal(int number) { ::kill(static_cast<pid_t>(m_process.processId()), number); }

    QProcess m_process;
    QString m_seen;
};

TEST_F(Interruptions, StopAfterAnEpochKeepsWhatWasReached) {
    start("stopped");
    waitFor("epoch 2/");
    signal(SIGINT);
    const Outcome outcome = finish(m_process);
    EXPECT_EQ(outcome.exitCode, 1) << outcome;
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("what was reached is in"));
    EXPECT_EQ(filesIn("stopped"), QStringList({"log.csv", "m.onnx"}));
    EXPECT_EQ(readOnnx(path("stopped/m.onnx").toStdString()).info.architecture, "lenet5");
}

TEST_F(Interruptions, TerminationAndAClosedTerminalStopToo) {
    for (const int number : {SIGTERM, SIGHUP}) {
        const QString folder = QString("signal %1").arg(number);
        start(folder);
        waitFor("epoch 1/");
        signal(number);
        const Outcome outcome = finish(m_process);
        EXPECT_EQ(outcome.exitCode, 1) << outcome;
        EXPECT_THAT(outcome.error.toStdString(), HasSubstr("what was reached is in"));
        EXPECT_EQ(filesIn(folder), QStringList({"log.csv", "m.onnx"}));
        m_seen.clear();
    }
}

/// Held until both are there, so that the training cannot end between them.
TEST_F(Interruptions, ASecondSignalEndsAtOnce) {
    start("twice");
    waitFor("epoch 1/");
    signal(SIGSTOP);
    signal(SIGINT);
    signal(SIGTERM);
    signal(SIGCONT);
    EXPECT_EQ(finish(m_process).exitCode, -1) << "it ends by the signal";
    EXPECT_EQ(filesIn("twice"), QStringList({"log.csv"}));
}

/// As nohup and a shell's background jobs have them.
TEST_F(Interruptions, WhatIsIgnoredStaysIgnored) {
    start("ignored", {}, "INT HUP");
    waitFor("epoch 1/");
    signal(SIGINT);
    signal(SIGHUP);
    m_seen.clear();
    waitFor("epoch");
    const int seen = m_seen.section("epoch ", 1).section('/', 0, 0).toInt();
    waitFor(QString("epoch %1/").arg(seen + 3));
    signal(SIGTERM);
    EXPECT_EQ(finish(m_process).exitCode, 1);
    EXPECT_EQ(filesIn("ignored"), QStringList({"log.csv", "m.onnx"}));
}

TEST(InterruptGuard, RestoresWhatWasBefore) {
    struct sigaction own {};
    own.sa_handler = [](int) {};
    struct sigaction ignoring {};
    ignoring.sa_handler = SIG_IGN;
    struct sigaction first {};
    struct sigaction second {};
    sigaction(SIGINT, &own, &first);
    sigaction(SIGHUP, &ignoring, &second);
    {
        const InterruptGuard guard;
        raise(SIGHUP);
        EXPECT_FALSE(guard.interrupted());
        raise(SIGINT);
        EXPECT_TRUE(guard.interrupted());
    }
    struct sigaction now {};
    sigaction(SIGINT, &first, &now);
    EXPECT_EQ(now.sa_handler, own.sa_handler);
    sigaction(SIGHUP, &second, &now);
    EXPECT_EQ(now.sa_handler, SIG_IGN);
    EXPECT_FALSE(InterruptGuard().interrupted()) << "a new one knows nothing of it";
}

/// Ctrl+C ends `tee`, too; what it would have shown is lost, the network is not.
TEST_F(Interruptions, APipeThatNoOneReadsStopsAndKeepsWhatWasReached) {
    const Outcome outcome =
        runShell("\"$DIGITPAD\" train --data '" + path("data") + "' --preset lenet5 --epochs 1000 --out '" +
                 path("pipe.onnx") + "' | head -n 2; echo \"exit code ${PIPESTATUS[0]}\"");
    EXPECT_THAT(outcome.out.toStdString(), testing::EndsWith("exit code 1\n"));
    EXPECT_EQ(readOnnx(path("pipe.onnx").toStdString()).info.architecture, "lenet5");
}

TEST_F(Interruptions, ATrainingThatDivergesKeepsItsLastFiniteEpoch) {
    start("diverged", {"--optimiser", "sgd", "--learning-rate", "10", "--schedule", "cosine", "--checkpoint",
                       path("diverged/run.checkpoint")});
    const Outcome outcome = finish(m_process);
    EXPECT_EQ(outcome.exitCode, 1) << outcome;
    EXPECT_THAT(outcome.error.toStdString(),
                testing::AllOf(HasSubstr("is no longer a finite number"),
                               HasSubstr("Try a learning rate lower than 10"), HasSubstr("diverged/m.onnx")));
    EXPECT_EQ(filesIn("diverged"), QStringList({"log.csv", "m.onnx", "run.checkpoint"}));
    const Model kept = readOnnx(path("diverged/m.onnx").toStdString());
    const int epochs = std::stoi(kept.info.training.at("epochs completed"));
    EXPECT_EQ(QByteArray::fromStdString(contentOf(path("diverged/log.csv"))).count('\n'), 1 + epochs);
    EXPECT_EQ(readCheckpoint(path("diverged/run.checkpoint").toStdString()).epoch, epochs);
}

TEST_F(Interruptions, ATrainingThatLearntNothingSaysSo) {
    const Outcome outcome = train({"--learning-rate", "1e-7", "--out", path("nothing.onnx")});
    EXPECT_EQ(outcome.exitCode, 0) << outcome;
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("no epoch was better than always guessing"));
    EXPECT_TRUE(QFile::exists(path("nothing.onnx")));
}

TEST_F(Interruptions, KillLeavesNoHalfWrittenFile) {
    start("killed");
    waitFor("epoch 3/");
    signal(SIGKILL);
    finish(m_process);
    EXPECT_EQ(filesIn("killed"), QStringList({"log.csv"})); // whole rows only
    EXPECT_TRUE(contentOf(path("killed/log.csv")).ends_with('\n'));
}

TEST_F(Interruptions, AResumedTrainingKeepsTheLogsRows) {
    const QStringList checkpoint{"--checkpoint", path("run.checkpoint")};
    start("resumed", checkpoint);
    waitFor("epoch 2/");
    signal(SIGINT);
    finish(m_process);
    const QByteArray before = QByteArray::fromStdString(contentOf(path("resumed/log.csv")));
    const qsizetype epochs = before.count('\n') - 1;
    m_seen.clear();
    start("resumed", checkpoint);
    waitFor(QString("epoch %1/").arg(epochs + 1));
    signal(SIGINT);
    finish(m_process);
    const QByteArray after = QByteArray::fromStdString(contentOf(path("resumed/log.csv")));
    EXPECT_TRUE(after.startsWith(before));
    EXPECT_TRUE(after.contains('\n' + QByteArray::number(epochs + 1) + ','));
}

TEST_F(Interruptions, ALogThatIsLostIsWrittenAgain) {
    const QStringList checkpoint{"--checkpoint", path("gap.checkpoint")};
    start("gap", checkpoint);
    waitFor("epoch 2/");
    signal(SIGINT);
    finish(m_process);
    const std::string before = contentOf(path("gap/log.csv"));
    QFile::remove(path("gap/log.csv"));
    m_seen.clear();
    start("gap", checkpoint);
    waitFor("accuracy"); // of the first epoch that is new
    signal(SIGINT);
    EXPECT_THAT(finish(m_process).error.toStdString(), testing::Not(HasSubstr("the log has")));
    EXPECT_THAT(contentOf(path("gap/log.csv")), testing::StartsWith(before));
}

/// From a checkpoint of an earlier version, which does not tell of its epochs.
TEST_F(Interruptions, RowsThatALogLacksAreTold) {
    const QStringList arguments{"--checkpoint", path("old.checkpoint")};
    start("old", arguments);
    waitFor("epoch 2/");
    signal(SIGINT);
    finish(m_process);
    QFile::remove(path("old/log.csv"));
    Checkpoint checkpoint = readCheckpoint(path("old.checkpoint").toStdString());
    checkpoint.epochs.clear();
    writeCheckpoint(checkpoint, path("old.checkpoint").toStdString());
    m_seen.clear();
    start("old", arguments);
    waitFor("epoch"); // of the line that says after which it goes on
    signal(SIGINT);
    EXPECT_THAT(finish(m_process).error.toStdString(), HasSubstr("the log has 0 of the"));
}

TEST_F(Interruptions, ACheckpointThatCannotBeWrittenIsToldAtOnce) {
    QDir().mkpath(path("unsaved checkpoints"));
    start("unsaved", {"--checkpoint", path("unsaved checkpoints/run.checkpoint")});
    waitFor("epoch 1/");
    // Renamed rather than removed: the training may be writing into it.
    ASSERT_TRUE(QDir().rename(path("unsaved checkpoints"), path("moved checkpoints")));
    QByteArray complaints;
    m_process.setReadChannel(QProcess::StandardError);
    while (!complaints.contains("the checkpoint was not written")) {
        ASSERT_TRUE(m_process.waitForReadyRead(60'000)) << complaints.constData();
        complaints += m_process.readAllStandardError();
    }
    signal(SIGINT);
    EXPECT_EQ(finish(m_process).exitCode, 1);
}

} // namespace
} // namespace digitpad::test
