#include "core/training/session.h"

#include <gmock/gmock.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "core/error.h"
#include "tests/core/error_message.h"
#include "tests/core/training/no_more_threads.h"
#include "tests/core/training/small_training.h"

namespace digitpad {
namespace {

using State = TrainingSession::State;

/// Counts events and lets the test wait for them.
class Recorder {
public:
    TrainingListener listener() {
        return [this](const TrainingEvent& event) {
            const std::lock_guard lock(m_mutex);
            if (std::holds_alternative<BatchFinished>(event)) ++m_batches;
            if (const auto* finished = std::get_if<TrainingFinished>(&event)) m_finished = *finished;
            m_changed.notify_all();
        };
    }

    int batches() const {
        const std::lock_guard lock(m_mutex);
        return m_batches;
    }
    /// False after a minute without them.
    bool waitForBatches(int count) {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::minutes(1), [&] { return m_batches >= count; });
    }
    std::optional<TrainingFinished> finished() const {
        const std::lock_guard lock(m_mutex);
        return m_finished;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_batches = 0;
    std::optional<TrainingFinished> m_finished;
};

/// False where it is not so within a minute.
bool waitForState(const TrainingSession& session, State state) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (session.state() != state) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::yield();
    }
    return true;
}

TrainingOptions longOptions() {
    TrainingOptions options = quickOptions();
    options.epochs = 1000;
    return options;
}

TEST(TrainingSession, RunsToTheEnd) {
    Recorder recorder;
    TrainingSession session;
    EXPECT_EQ(session.state(), State::Idle);
    session.start(someMnist(200), quickOptions(), recorder.listener());
    session.wait();
    EXPECT_EQ(session.state(), State::Finished);
    ASSERT_TRUE(recorder.finished().has_value());
    EXPECT_EQ(recorder.finished()->reason, FinishReason::Completed);
}

TEST(TrainingSession, PauseHoldsAndResumeGoesOn) {
    Recorder recorder;
    TrainingSession session;
    session.start(someMnist(200), longOptions(), recorder.listener());
    ASSERT_TRUE(recorder.waitForBatches(2));
    session.pause();
    ASSERT_TRUE(waitForState(session, State::Paused)) << "the training went on";
    const int held = recorder.batches();
    session.resume();
    EXPECT_TRUE(recorder.waitForBatches(held + 3));
    EXPECT_EQ(session.state(), State::Running);
}

TEST(TrainingSession, StopEndsARunAndAPause) {
    for (const bool paused : {false, true}) {
        Recorder recorder;
        TrainingSession session;
        session.start(someMnist(200), longOptions(), recorder.listener());
        ASSERT_TRUE(recorder.waitForBatches(1));
        if (paused) session.pause();
        session.stop();
        session.wait();
        ASSERT_TRUE(recorder.finished().has_value());
        EXPECT_EQ(recorder.finished()->reason, FinishReason::StoppedByUser);
    }
}

TEST(TrainingSession, CanStartAgainButNotTwiceAtOnce) {
    Recorder recorder;
    TrainingSession session;
    session.start(someMnist(200), longOptions(), recorder.listener());
    EXPECT_THROW(session.start(someMnist(200), quickOptions(), recorder.listener()), Error);
    session.stop();
    session.wait();
    session.start(someMnist(200), quickOptions(), recorder.listener());
    session.wait();
    EXPECT_EQ(recorder.finished()->reason, FinishReason::Completed);
}

TEST(TrainingSession, RefusesBadOptionsAtOnce) {
    TrainingSession session;
    TrainingOptions options = quickOptions();
    options.epochs = 0;
    EXPECT_THROW(session.start(someMnist(200), options, [](const TrainingEvent&) {}), Error);
    EXPECT_EQ(session.state(), State::Idle);
}

#ifdef __GLIBC__

TEST(TrainingSession, IsAsItWasWhereNoThreadCanBeStarted) {
    Recorder recorder;
    TrainingSession session;
    {
        const test::NoMoreThreads none;
        const std::string complaint =
            test::errorOf([&] { session.start(someMnist(200), quickOptions(), recorder.listener()); });
        EXPECT_THAT(complaint, testing::HasSubstr("no further one can be started"));
    }
    EXPECT_EQ(session.state(), State::Idle);
    session.start(someMnist(200), quickOptions(), recorder.listener());
    session.wait();
    EXPECT_EQ(session.state(), State::Finished);
    EXPECT_TRUE(recorder.finished().has_value());
    const test::NoMoreThreads none;
    EXPECT_THROW(session.start(someMnist(200), quickOptions(), recorder.listener()), Error);
    EXPECT_EQ(session.state(), State::Finished);
}

#endif

TEST(TrainingSession, DestructionStopsARun) {
    Recorder recorder;
    {
        TrainingSession session;
        session.start(someMnist(200), longOptions(), recorder.listener());
    }
    EXPECT_TRUE(recorder.finished().has_value());
}

} // namespace
} // namespace digitpad
