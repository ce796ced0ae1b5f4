// Threads that live as long as a training and do each step's work together.
#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace digitpad {

/// How many threads `requested` means: 0 is one per core.
int threadCount(int requested);

class WorkerPool {
public:
    /// Throws Error where not all of them can be started.
    explicit WorkerPool(int threads);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    int size() const { return static_cast<int>(m_threads.size()) + 1; }

    /// Calls work(0) .. work(size() - 1), each on a thread of its own, 0 on the caller's, and returns when
    /// all are done. Rethrows the first exception.  Not reentrant.
    void run(const std::function<void(int)>& work);

private:
    void end();
    void serve(int index);
    void call(int index) noexcept;

    std::mutex m_mutex;
    std::condition_variable m_started;
    std::condition_variable m_finished;
    const std::function<void(int)>* m_work = nullptr;
    std::exception_ptr m_failure;
    int m_generation = 0;
    int m_running = 0;
    bool m_ending = false;
    std::vector<std::thread> m_threads;
};

} // namespace digitpad
