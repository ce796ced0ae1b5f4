#include "core/training/worker_pool.h"

#include <gmock/gmock.h>

#include <atomic>
#include <set>
#include <stdexcept>

#include "tests/core/error_message.h"
#include "tests/core/training/no_more_threads.h"

#ifdef __GLIBC__
#include <sys/resource.h>
#endif

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

#ifdef __GLIBC__

TEST(WorkerPool, SaysThatNoThreadCanBeStarted) {
    const test::NoMoreThreads none;
    EXPECT_THAT(test::errorOf([] { const WorkerPool pool(2); }),
                testing::HasSubstr("threads: no further one can be started"));
    WorkerPool alone(1); // needs none
    int calls = 0;
    alone.run([&](int) { ++calls; });
    EXPECT_EQ(calls, 1);
}

/// Those that were started must end before the pool goes.
TEST(WorkerPool, EndsThoseThatWereStarted) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "the sanitizers take more address space than any limit leaves";
#endif
    constexpr int kMoreThanAnySystemGives = 40'000'000; // Linux counts at most 4,194,304
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_AS, &before), 0);
    const rlimit some{std::size_t{2} << 30U, before.rlim_max}; // room for the stacks of a few
    if (setrlimit(RLIMIT_AS, &some) != 0) GTEST_SKIP() << "the address space cannot be limited here";
    const std::string complaint = test::errorOf([] { const WorkerPool pool(kMoreThanAnySystemGives); });
    ASSERT_EQ(setrlimit(RLIMIT_AS, &before), 0);
    EXPECT_THAT(complaint, testing::HasSubstr("no further one can be started"));
}

#endif

TEST(WorkerPool, ZeroMeansOneACore) {
    EXPECT_EQ(threadCount(3), 3);
    EXPECT_GE(threadCount(0), 1);
}

} // namespace
} // namespace digitpad
