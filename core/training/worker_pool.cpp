#include "core/training/worker_pool.h"

#include <algorithm>
#include <utility>

#include "core/start_thread.h"

namespace digitpad {

int threadCount(int requested) {
    return requested > 0 ? requested : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

WorkerPool::WorkerPool(int threads) {
    try {
        for (int i = 1; i < threads; ++i)
            m_threads.push_back(startThread<std::thread>([this, i] { serve(i); }));
    } catch (...) {
        end(); // those that were started
        throw;
    }
}

WorkerPool::~WorkerPool() {
    end();
}

void WorkerPool::end() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_started.notify_all();
    for (std::thread& thread : m_threads) thread.join();
}

void WorkerPool::run(const std::function<void(int)>& work) {
    {
        const std::lock_guard lock(m_mutex);
        m_work = &work;
        m_running = static_cast<int>(m_threads.size());
        ++m_generation;
    }
    m_started.notify_all();
    call(0);
    std::unique_lock lock(m_mutex);
    m_finished.wait(lock, [this] { return m_running == 0; });
    m_work = nullptr;
    if (m_failure) std::rethrow_exception(std::exchange(m_failure, nullptr));
}

void WorkerPool::serve(int index) {
    int seen = 0;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_started.wait(lock, [&] { return m_ending || m_generation != seen; });
        if (m_ending) return;
        seen = m_generation;
        lock.unlock();
        call(index);
        lock.lock();
        if (--m_running == 0) m_finished.notify_one();
    }
}

void WorkerPool::call(int index) noexcept {
    try {
        (*m_work)(index);
    } catch (...) {
        const std::lock_guard lock(m_mutex);
        if (!m_failure) m_failure = std::current_exception();
    }
}

} // namespace digitpad
