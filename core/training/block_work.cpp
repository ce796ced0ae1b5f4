#include "core/training/block_work.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "core/start_thread.h"

namespace digitpad {

namespace {

constexpr auto kProgressInterval = std::chrono::milliseconds(100);

class Run {
public:
    Run(std::size_t total, std::size_t size, const BlockFunction& work, const BlockOptions& options)
        : m_total(total), m_size(size), m_work(work), m_options(options) {}

    /// What one thread does.
    void work(const std::stop_token& abort);
    /// Returns when `count` calls of work() have returned, or rethrows what one of them threw.
    void wait(int count);
    std::size_t done() const { return m_done; }

private:
    void takeBlocks(const std::stop_token& abort);
    void report() const {
        if (m_options.progress) m_options.progress(m_done, m_total);
    }

    std::size_t m_total;
    std::size_t m_size;
    const BlockFunction& m_work;
    const BlockOptions& m_options;
    std::atomic<std::size_t> m_taken = 0;
    std::atomic<std::size_t> m_done = 0;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_finishedWorkers = 0;
    std::exception_ptr m_failure;
};

void Run::takeBlocks(const std::stop_token& abort) {
    Workspace workspace;
    while (!m_options.stop.stop_requested() && !abort.stop_requested()) {
        const std::size_t begin = m_taken.fetch_add(m_size);
        if (begin >= m_total) return;
        const std::size_t count = std::min(m_size, m_total - begin);
        m_work(begin, count, workspace);
        m_done += count;
    }
}

void Run::work(const std::stop_token& abort) {
    std::exception_ptr failure;
    try {
        takeBlocks(abort);
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

void Run::wait(int count) {
    std::unique_lock lock(m_mutex);
    const auto finished = [&] { return m_failure || m_finishedWorkers == count; };
    while (!m_changed.wait_for(lock, kProgressInterval, finished)) {
        lock.unlock();
        report();
        lock.lock();
    }
    if (m_failure) std::rethrow_exception(m_failure);
    lock.unlock();
    report();
}

} // namespace

std::size_t workInBlocks(std::size_t total, std::size_t size, const BlockFunction& work,
                         const BlockOptions& options) {
    Run run(total, size, work, options);
    const int blocks = static_cast<int>((total + size - 1) / size);
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    const int count = std::clamp(options.threads > 0 ? options.threads : cores, 1, std::max(blocks, 1));
    std::vector<std::jthread> threads; // joined before `run` goes, also when waiting throws
    threads.reserve(static_cast<std::size_t>(count));
    const auto takePart = [&run](const std::stop_token& abort) { run.work(abort); };
    threads.push_back(startThread<std::jthread>(takePart));
    try {
        while (static_cast<int>(threads.size()) < count)
            threads.push_back(startThread<std::jthread>(takePart));
    } catch (const Error&) {
        // Those that were started do all of it, and what they find is the same.
    }
    run.wait(static_cast<int>(threads.size()));
    threads.clear();
    return run.done();
}

} // namespace digitpad
