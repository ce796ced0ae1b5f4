#include "app/commands/recognition_load.h"

#include <future>
#include <numbers>
#include <thread>

#include "app/commands/made_up_digits.h"
#include "app/commands/stopwatch.h"
#include "core/error.h"
#include "core/training/session.h"
#include "ui/draw/recognition.h"

namespace digitpad {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kInterval{30};
constexpr float kPenWidth = 16; // the Draw page's

/// An S in two half circles and 100 points, as a mouse leaves them.
Drawing drawS() {
    constexpr int kPoints = 50;
    constexpr float kRadius = 70;
    Stroke stroke{{}, kPenWidth, false};
    for (const float side : {1.0F, -1.0F})
        for (int i = 0; i < kPoints; ++i) {
            const float angle = std::numbers::pi_v<float> * (0.5F + static_cast<float>(i) / kPoints);
            stroke.points.push_back(
                {300 + side * kRadius * std::cos(angle), 200 - kRadius * (side + std::sin(angle)), 1});
        }
    return {{stroke}};
}

TrainingOptions recipeFor(const std::string& preset, const Load& load) {
    constexpr int kLongerThanAnyMeasurement = 1000;
    TrainingOptions options = presetOptions(preset);
    options.batchSize = load.batch;
    options.threads = load.threads;
    options.validationFraction = 0;
    options.epochs = kLongerThanAnyMeasurement;
    return options;
}

/// A training that runs from construction to destruction.
class BackgroundTraining {
public:
    /// Returns when the first batch is done.  Throws Error where it fails.
    BackgroundTraining(const std::string& preset, const Load& load) {
        constexpr std::size_t kImages = 8192;
        m_session.start(std::make_shared<const Dataset>(madeUpDigits(kImages)), recipeFor(preset, load),
                        [this](const TrainingEvent& event) { hear(event); });
        m_started.get_future().get();
    }

    bool isRunning() const { return m_session.state() == TrainingSession::State::Running; }

private:
    void hear(const TrainingEvent& event) {
        if (m_heard) return;
        const auto* failure = std::get_if<TrainingFailed>(&event);
        if (failure != nullptr)
            m_started.set_exception(std::make_exception_ptr(Error("training", failure->message)));
        else if (std::holds_alternative<BatchFinished>(event))
            m_started.set_value();
        else
            return;
        m_heard = true;
    }

    std::promise<void> m_started;
    bool m_heard = false; ///< of the training's thread
    TrainingSession m_session;
};

} // namespace

std::vector<double> measureLatencyWhileTraining(const std::string& preset,
                                                const std::shared_ptr<const Classifier>& classifier,
                                                const Load& load) {
    const RecognitionRequest request{{{}, {}, drawS()}, classifier};
    Workspace workspace;
    recognise(request, workspace);
    const BackgroundTraining training(preset, load);
    std::vector<double> times;
    const Stopwatch watch;
    Clock::time_point due = Clock::now();
    do {
        due = std::max(due + kInterval, Clock::now());
        std::this_thread::sleep_until(due);
        recognise(request, workspace);
        times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - due).count());
    } while (training.isRunning() && watch.seconds() < load.seconds);
    return times;
}

} // namespace digitpad
