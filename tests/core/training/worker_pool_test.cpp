#include "core/training/worker_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <stdexcept>

namespace digitpad {
namespace {

TEST(WorkerPool, CallsEachIndexOnceAndWaits) {
    WorkerPool pool(4);
    std::atomic<int> mask = 0;
    for (int round = 0; round < 200; ++round) {
        mask = 0;
        pool.run([&](int index) { mask += 1 << (8 * index); });
        ASSERT_EQ(mask, 0x01010101);
    }
}

TEST(WorkerPool, UsesAsManyThreadsAsItSays) {
    WorkerPool pool(3);
    EXPECT_EQ(pool.size(), 3);
    std::mutex mutex;
    std::set<std::thread::id> threads;
    pool.run([&](int) {
        const std::lock_guard lock(mutex);
        threads.insert(std::this_thread::get_id());
    });
    EXPECT_EQ(threads.size(), 3U);
}

TEST(WorkerPool, RethrowsAndStaysUsable) {
    WorkerPool pool(2);
    EXPECT_THROW(pool.run([](int index) {
        if (index == 1) throw std::runtime_error("no");
    }),
                 std::runtime_error);
    int calls = 0;
    pool.run([&](int index) { calls += index == 0 ? 1 : 0; });
    EXPECT_EQ(calls, 1);
}

TEST(WorkerPool, ZeroMeansOneACore) {
    EXPECT_EQ(threadCount(3), 3);
    EXPECT_GE(threadCount(0), 1);
}

} // namespace
} // namespace digitpad
