// The CPU level in use: shown, forced down by the environment, and a wrong one said before any work.
#include <gmock/gmock.h>

#include "tests/app/small_mnist.h"

namespace digitpad::test {
namespace {

using testing::HasSubstr;

class CpuLevel : public SmallMnist {
protected:
    static Outcome runAt(const std::string& level, const QStringList& arguments) {
        return runDigitpad(arguments, {{"DIGITPAD_CPU_LEVEL", QString::fromStdString(level)}});
    }

    /// What runs on this machine.
    static std::vector<std::string> levels() {
        return runDigitpad({"info", path("model.onnx"), "--json"}).json()["cpuLevels"];
    }
};

TEST_F(CpuLevel, InUseIsOneOfThoseThatRun) {
    const auto document = runDigitpad({"info", path("model.onnx"), "--json"}).json();
    EXPECT_THAT(document["cpuLevels"], testing::Contains(document["cpuLevel"]));
}

TEST_F(CpuLevel, OfTheEnvironmentIsTaken) {
    for (const std::string& level : levels()) {
        const Outcome json = runAt(level, {"info", path("model.onnx"), "--json"});
        ASSERT_EQ(json.exitCode, 0) << json;
        EXPECT_EQ(json.json()["cpuLevel"], level);
        const Outcome text = runAt(level, {"info", path("model.onnx")});
        EXPECT_THAT(text.out.toStdString(), HasSubstr("Computes with " + level + ";"));
    }
}

TEST_F(CpuLevel, IsShownByBench) {
    const std::string level = levels().front();
    const Outcome outcome =
        runAt(level, {"bench", "--model", path("model.onnx"), "--seconds", "0.01", "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    EXPECT_EQ(outcome.json()["cpuLevel"], level);
}

/// Rounding differs where one level fuses multiply and add and another does not.
TEST_F(CpuLevel, DoesNotChangeWhatIsRead) {
    std::vector<double> losses;
    for (const std::string& level : levels()) {
        const Outcome outcome =
            runAt(level, {"evaluate", "--model", path("model.onnx"), "--data", path("data"), "--json"});
        ASSERT_EQ(outcome.exitCode, 0) << outcome;
        losses.push_back(outcome.json()["loss"]);
    }
    // A thousand roundings of float's 6e-8 to an activation, most of which cancel.
    for (const double loss : losses) EXPECT_NEAR(loss, losses.front(), 1e-5 * losses.front());
}

TEST_F(CpuLevel, UnknownIsSaidByEveryCommandBeforeAnyWork) {
    const QString data = path("data");
    for (const QStringList& command : {QStringList{"read", "x.png"}, QStringList{"evaluate", "--data", data},
                                       QStringList{"train", "--data", data, "--out", path("unwanted.onnx")},
                                       QStringList{"bench"}, QStringList{"info", path("model.onnx")}}) {
        const Outcome outcome = runAt("sse9", command);
        EXPECT_EQ(outcome.exitCode, 1) << outcome;
        EXPECT_EQ(outcome.out, "");
        EXPECT_EQ(outcome.error.count('\n'), 1) << outcome;
        EXPECT_THAT(outcome.error.toStdString(), HasSubstr("DIGITPAD_CPU_LEVEL: 'sse9'"));
        EXPECT_THAT(outcome.error.toStdString(), HasSubstr(levels().back())); // what it may be
    }
    EXPECT_FALSE(QFile::exists(path("unwanted.onnx")));
}

TEST_F(CpuLevel, UnknownIsSaidByTheWindow) {
    const Outcome outcome =
        runDigitpad({}, {{"DIGITPAD_CPU_LEVEL", "sse9"}, {"QT_QPA_PLATFORM", "offscreen"}});
    EXPECT_EQ(outcome.exitCode, 1) << outcome;
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("DIGITPAD_CPU_LEVEL: 'sse9'"));
}

TEST_F(CpuLevel, HelpNeedsNone) {
    EXPECT_EQ(runAt("sse9", {"--help"}).exitCode, 0);
    EXPECT_EQ(runAt("sse9", {"train", "--help"}).exitCode, 0);
    EXPECT_EQ(runAt("sse9", {"--version"}).exitCode, 0);
}

} // namespace
} // namespace digitpad::test
