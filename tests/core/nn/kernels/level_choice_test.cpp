// The level is chosen once a process: each test asks in a process of its own.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "core/error.h"
#include "core/nn/kernels/kernels.h"

namespace digitpad::test {
namespace {

/// Exits with 0 after writing the level's name, or with 1 after writing the Error.
[[noreturn]] void reportLevel(const char* wanted) {
    if (wanted == nullptr)
        unsetenv("DIGITPAD_CPU_LEVEL");
    else
        setenv("DIGITPAD_CPU_LEVEL", wanted, 1);
    try {
        std::cerr << "level " << kernelLevel().name << '\n';
        std::exit(0);
    } catch (const Error& error) {
        std::cerr << error.what() << '\n';
        std::exit(1);
    }
}

class LevelChoice : public testing::Test {
protected:
    // The child runs this test alone, so that no other has chosen before.
    void SetUp() override { GTEST_FLAG_SET(death_test_style, "threadsafe"); }
};
using LevelChoiceDeathTest = LevelChoice;

TEST_F(LevelChoiceDeathTest, TheEnvironmentDecides) {
    for (const KernelLevel& level : kernelLevels()) {
        if (!level.runsHere) continue;
        EXPECT_EXIT(reportLevel(level.name), testing::ExitedWithCode(0),
                    "level " + std::string(level.name) + "\n");
    }
}

TEST_F(LevelChoiceDeathTest, UnsetItIsOneThatRunsHere) {
    EXPECT_EXIT(reportLevel(nullptr), testing::ExitedWithCode(0), "level ");
}

TEST_F(LevelChoiceDeathTest, RefusesNamesItDoesNotKnow) {
    for (const char* name : {"x86-64-v99", "", "avx2"})
        EXPECT_EXIT(reportLevel(name), testing::ExitedWithCode(1),
                    "DIGITPAD_CPU_LEVEL.*is not a level this CPU runs");
}

TEST_F(LevelChoiceDeathTest, RefusesLevelsTheCpuLacks) {
    bool lacking = false;
    for (const KernelLevel& level : kernelLevels()) {
        if (level.runsHere) continue;
        lacking = true;
        EXPECT_EXIT(reportLevel(level.name), testing::ExitedWithCode(1), "is not a level this CPU runs");
    }
    if (!lacking) GTEST_SKIP() << "this CPU runs every level";
}

TEST(KernelLevels, ThePlainestRunsEverywhere) {
    ASSERT_FALSE(kernelLevels().empty());
    EXPECT_TRUE(kernelLevels().front().runsHere);
}

} // namespace
} // namespace digitpad::test
