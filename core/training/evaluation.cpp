#include "core/training/evaluation.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <numeric>
#include <thread>

#include "core/error.h"
#include "core/metrics/running_mean.h"

namespace digitpad {

namespace {

constexpr std::size_t kBlockImages = 100;
constexpr auto kProgressInterval = std::chrono::milliseconds(100);

/// The classification of one dataset.  Blocks are taken in order and a block taken is finished, so what is
/// done when a run is cancelled comes first; each image is computed in the same block whatever the number of
/// threads.
class Run {
public:
    Run(const Classifier& classifier, const Dataset& data, std::stop_token stop)
        : m_classifier(classifier), m_data(data), m_stop(std::move(stop)), m_predictions(data.size()) {}

    void work(const std::stop_token& abort);
    /// Returns when `count` calls of work() have returned, or rethrows what one of them threw.
    void wait(int count, const std::function<void(std::size_t, std::size_t)>& progress);
    std::vector<Prediction> takePredictions();

private:
    void classifyBlocks(const std::stop_token& abort);

    const Classifier& m_classifier;
    const Dataset& m_data;
    std::stop_token m_stop;
    std::vector<Prediction> m_predictions;
    std::atomic<std::size_t> m_taken = 0;
    std::atomic<std::size_t> m_done = 0;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_finishedWorkers = 0;
    std::exception_ptr m_failure;
};

void Run::classifyBlocks(const std::stop_token& abort) {
    Workspace workspace;
    std::vector<DigitImage> images;
    while (!m_stop.stop_requested() && !abort.stop_requested()) {
        const std::size_t begin = m_taken.fetch_add(kBlockImages);
        if (begin >= m_data.size()) return;
        const std::size_t count = std::min(kBlockImages, m_data.size() - begin);
        images.resize(count);
        for (std::size_t i = 0; i < count; ++i) images[i] = m_data.image(begin + i);
        m_classifier.classify(images, std::span(m_predictions).subspan(begin, count), workspace);
        m_done += count;
    }
}

void Run::work(const std::stop_token& abort) {
    std::exception_ptr failure;
    try {
        classifyBlocks(abort);
    } catch (...) {
        failure = std::current_exception();
    }
    {
        const std::lock_guard lock(m_mutex);
        ++m_finishedWorkers;
        if (failure) m_failure = failure;
    }
    m_changed.notify_one();
}

void Run::wait(int count, const std::function<void(std::size_t, std::size_t)>& progress) {
    std::unique_lock lock(m_mutex);
    const auto finished = [&] { return m_failure || m_finishedWorkers == count; };
    while (!m_changed.wait_for(lock, kProgressInterval, finished)) {
        lock.unlock();
        if (progress) progress(m_done, m_data.size());
        lock.lock();
    }
    if (m_failure) std::rethrow_exception(m_failure);
    lock.unlock();
    if (progress) progress(m_done, m_data.size());
}

std::vector<Prediction> Run::takePredictions() {
    m_predictions.resize(m_done);
    return std::move(m_predictions);
}

std::vector<Prediction> classifyAll(const Classifier& classifier, const Dataset& data,
                                    const EvaluationOptions& options) {
    Run run(classifier, data, options.stop);
    const int blocks = static_cast<int>((data.size() + kBlockImages - 1) / kBlockImages);
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    const int count = std::clamp(options.threads > 0 ? options.threads : cores, 1, blocks);
    std::vector<std::jthread> threads; // joined before `run` goes, also when waiting throws
    threads.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        threads.emplace_back([&run](const std::stop_token& abort) { run.work(abort); });
    run.wait(count, options.progress);
    threads.clear();
    return run.takePredictions();
}

/// In the dataset's order, so that the figures do not depend on threads in their last bits.
void sumUp(Evaluation& evaluation, const Dataset& data) {
    RunningMean loss;
    for (std::size_t i = 0; i < evaluation.predictions.size(); ++i) {
        const int label = data.label(i);
        if (label >= kDigits) continue;
        const Prediction& prediction = evaluation.predictions[i];
        evaluation.confusion.add(label, prediction.digit);
        evaluation.calibration.add(prediction.probability, prediction.digit == label);
        loss.add(prediction.loss(label));
    }
    evaluation.loss = loss.mean();
}

} // namespace

Evaluation evaluate(const Classifier& classifier, const Dataset& data, const EvaluationOptions& options) {
    if (data.size() == 0)
        throw Error(data.name(), "there are no images to evaluate on", "Choose a dataset with images");
    const auto start = std::chrono::steady_clock::now();
    Evaluation evaluation;
    evaluation.predictions = classifyAll(classifier, data, options);
    evaluation.cancelled = evaluation.predictions.size() < data.size();
    sumUp(evaluation, data);
    evaluation.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return evaluation;
}

} // namespace digitpad
