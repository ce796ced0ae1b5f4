#include "core/nn/schedule.h"

#include <gtest/gtest.h>

namespace digitpad {
namespace {

TEST(Schedule, ConstantStays) {
    EXPECT_EQ(learningRateAt(ScheduleKind::Constant, 0.1, 0), 0.1);
    EXPECT_EQ(learningRateAt(ScheduleKind::Constant, 0.1, 1), 0.1);
}

TEST(Schedule, StepFallsTwice) {
    EXPECT_EQ(learningRateAt(ScheduleKind::Step, 1, 0.49), 1);
    EXPECT_EQ(learningRateAt(ScheduleKind::Step, 1, 0.5), 0.1);
    EXPECT_EQ(learningRateAt(ScheduleKind::Step, 1, 0.75), 0.01);
}

TEST(Schedule, CosineWarmsUpAndEndsAtZero) {
    EXPECT_EQ(learningRateAt(ScheduleKind::Cosine, 1, 0), 0);
    EXPECT_NEAR(learningRateAt(ScheduleKind::Cosine, 1, 0.05), 1, 1e-12);
    EXPECT_NEAR(learningRateAt(ScheduleKind::Cosine, 1, 0.525), 0.5, 1e-12);
    EXPECT_NEAR(learningRateAt(ScheduleKind::Cosine, 1, 1), 0, 1e-12);
}

TEST(Schedule, OneCycleRisesAndFalls) {
    EXPECT_NEAR(learningRateAt(ScheduleKind::OneCycle, 1, 0), 0.04, 1e-12);
    EXPECT_NEAR(learningRateAt(ScheduleKind::OneCycle, 1, 0.25), 1, 1e-12);
    EXPECT_NEAR(learningRateAt(ScheduleKind::OneCycle, 1, 1), 1e-4, 1e-12);
}

TEST(Schedule, ProgressBeyondTheEndIsTheEnd) {
    EXPECT_EQ(learningRateAt(ScheduleKind::OneCycle, 1, 1.5), learningRateAt(ScheduleKind::OneCycle, 1, 1));
}

} // namespace
} // namespace digitpad
