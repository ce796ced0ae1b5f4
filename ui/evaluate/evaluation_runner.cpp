#include "ui/evaluate/evaluation_runner.h"

#include <utility>

#include "core/failure.h"
#include "core/start_thread.h"
#include "ui/hand_over.h"
#include "ui/picture_file.h"

namespace digitpad {

EvaluationRunner::EvaluationRunner(QObject* parent) : QObject(parent) {}

EvaluationRunner::~EvaluationRunner() {
    m_thread = {}; // stops and joins while this is still whole
}

void EvaluationRunner::start(EvaluationJob job) {
    Q_ASSERT(!m_running);
    m_running = true;
    try {
        m_thread = startThread<std::jthread>(
            [this, job = std::move(job)](const std::stop_token& stop) { run(job, stop); });
    } catch (const Error& error) {
        postEnd([this, message = QString::fromUtf8(error.what())] { emit failed(message); });
    }
}

void EvaluationRunner::cancel() {
    m_thread.request_stop();
}

void EvaluationRunner::run(const EvaluationJob& job, const std::stop_token& stop) {
    try {
        auto result = std::make_shared<const EvaluationResult>(evaluateJob(job, stop));
        if (result->evaluation.answers.empty())
            postEnd([this] { emit cancelled(); });
        else
            postEnd([this, result] { emit finished(result); });
    } catch (const std::exception& error) {
        const QString message = QString::fromStdString(failureMessage(error));
        postEnd([this, message, stopped = stop.stop_requested()] {
            if (stopped)
                emit cancelled();
            else
                emit failed(message);
        });
    }
}

EvaluationResult EvaluationRunner::evaluateJob(const EvaluationJob& job, const std::stop_token& stop) {
    const EvaluationData data = job.load(stop);
    post([this, size = static_cast<qsizetype>(data.size())] { emit loaded(size); });
    const auto progress = [this](std::size_t done, std::size_t total) {
        post([this, done, total] {
            emit progressed(static_cast<qsizetype>(done), static_cast<qsizetype>(total));
        });
    };
    Evaluation evaluation = data.evaluate(*job.classifier, {loadPicture, {}, job.detector},
                                          {.threads = 0, .progress = progress, .stop = stop});
    return {job.classifier, std::move(evaluation), job.datasetTitle, data.size()};
}

void EvaluationRunner::post(std::function<void()> action) {
    handOver(this, std::move(action));
}

void EvaluationRunner::postEnd(std::function<void()> report) {
    post([this, report = std::move(report)] {
        m_running = false;
        report();
    });
}

} // namespace digitpad
