#include <gmock/gmock.h>

#include "core/training/early_stopping.h"
#include "core/training/progress_meter.h"
#include "core/training/weight_average.h"

namespace digitpad {
namespace {

TEST(EarlyStopping, WaitsForItsPatience) {
    EarlyStopping stopping(2);
    EXPECT_TRUE(stopping.add(1.0));
    EXPECT_FALSE(stopping.add(1.5));
    EXPECT_FALSE(stopping.shouldStop());
    EXPECT_TRUE(stopping.add(0.5));
    EXPECT_FALSE(stopping.add(0.6));
    EXPECT_FALSE(stopping.add(0.5));
    EXPECT_TRUE(stopping.shouldStop());
}

TEST(EarlyStopping, ZeroNeverStops) {
    EarlyStopping stopping(0);
    for (int i = 0; i < 100; ++i) stopping.add(i);
    EXPECT_FALSE(stopping.shouldStop());
}

TEST(WeightAverage, StartsWithTheFirstAndMovesTowardsTheNext) {
    WeightAverage average(0.5);
    average.add(std::vector<float>{1, 2});
    EXPECT_THAT(std::vector<float>(average.parameters().begin(), average.parameters().end()),
                testing::ElementsAre(1, 2));
    average.add(std::vector<float>{5, 2});
    // In the second step the old average keeps 3/12: warm-up, (1 + 2) / (10 + 2).
    EXPECT_THAT(std::vector<float>(average.parameters().begin(), average.parameters().end()),
                testing::ElementsAre(4, 2));
}

TEST(WeightAverage, FollowsItsDecayInTheLongRun) {
    WeightAverage average(0.5);
    for (int i = 0; i < 50; ++i) average.add(std::vector<float>{1});
    average.add(std::vector<float>{0});
    EXPECT_FLOAT_EQ(average.parameters()[0], 0.5F);
}

/// A clock that stands still until told.
class ProgressMeterTest : public testing::Test {
protected:
    void pass(double seconds) {
        m_time += std::chrono::duration_cast<ProgressMeter::Clock::duration>(
            std::chrono::duration<double>(seconds));
    }

    ProgressMeter::Clock::time_point m_time;
    ProgressMeter m_meter{100, [this] { return m_time; }};
};

TEST_F(ProgressMeterTest, TellsRateAndTimeLeft) {
    pass(2);
    m_meter.add(50);
    EXPECT_DOUBLE_EQ(m_meter.imagesPerSecond(), 25);
    EXPECT_DOUBLE_EQ(m_meter.secondsLeft(), 2);
    EXPECT_DOUBLE_EQ(m_meter.seconds(), 2);
}

TEST_F(ProgressMeterTest, TheRateIsOfTheLastSecond) {
    pass(2);
    m_meter.add(50);
    pass(0.5);
    m_meter.add(20);
    EXPECT_DOUBLE_EQ(m_meter.imagesPerSecond(), 25);
    pass(0.5);
    m_meter.add(20);
    EXPECT_DOUBLE_EQ(m_meter.imagesPerSecond(), 40);
}

TEST_F(ProgressMeterTest, PausesDoNotCount) {
    pass(1);
    m_meter.pause();
    pass(100);
    m_meter.resume();
    pass(1);
    m_meter.add(50);
    EXPECT_DOUBLE_EQ(m_meter.seconds(), 2);
    EXPECT_DOUBLE_EQ(m_meter.imagesPerSecond(), 25);
}

} // namespace
} // namespace digitpad
