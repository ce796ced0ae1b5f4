// What `digitpad bench` measures: that it is all there and plausible, never how fast it is.
#include <gmock/gmock.h>

#include "tests/app/small_mnist.h"

namespace digitpad::test {
namespace {

using testing::HasSubstr;

class Bench : public SmallMnist {
protected:
    /// As short as can be, with `more` arguments.
    static Outcome bench(const QStringList& more) {
        return runDigitpad(QStringList{"bench", "--batch", "8", "--threads", "1", "--seconds", "0.05"} +
                           more);
    }

    static void expectPositive(const nlohmann::json& document, const std::vector<std::string>& names) {
        for (const std::string& name : names) {
            ASSERT_TRUE(document.contains(name)) << name;
            ASSERT_TRUE(document[name].is_number()) << name;
            EXPECT_GT(document[name], 0) << name;
        }
    }
};

const std::vector<std::string> kOfInference{"peakGflopsPerCore", "inferImagesPerSecond",
                                            "inferDirectFlopShare", "latencyMicrosecondsP50",
                                            "latencyMicrosecondsP99"};
const std::vector<std::string> kOfTraining{"trainImagesPerSecond",
                                           "trainDirectFlopShare",
                                           "trainResidentMiB",
                                           "trainPeakResidentMiB",
                                           "latencyWhileTrainingMicrosecondsP50",
                                           "latencyWhileTrainingMicrosecondsP99"};

TEST_F(Bench, PrintsItsContract) {
    const Outcome outcome = bench({"--preset", "lenet5", "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    EXPECT_EQ(outcome.error, "");
    const auto document = outcome.json();
    expectPositive(document, kOfInference);
    expectPositive(document, kOfTraining);
    EXPECT_EQ(document["threads"], 1);
    EXPECT_EQ(document["batch"], 8);
    EXPECT_EQ(document["preset"], "lenet5");
    EXPECT_TRUE(document["cpuLevel"].is_string());
    EXPECT_GE(document["latencyMicrosecondsP99"], document["latencyMicrosecondsP50"]);
    EXPECT_GE(document["latencyWhileTrainingMicrosecondsP99"],
              document["latencyWhileTrainingMicrosecondsP50"]);
    EXPECT_GE(document["trainPeakResidentMiB"], document["trainResidentMiB"]);
}

TEST_F(Bench, SaysTheSameToPeople) {
    const Outcome outcome = bench({"--preset", "lenet5"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    for (const char* part : {"lenet5, batch 8, 1 thread", "CPU level", "GFLOP/s", "Training", "MiB",
                             "Inference", "One image", "Drawing during training"}) {
        EXPECT_THAT(outcome.out.toStdString(), HasSubstr(part));
    }
}

TEST_F(Bench, OfAModelFileLeavesTrainingOut) {
    const Outcome outcome = bench({"--model", path("model.onnx"), "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    const auto document = outcome.json();
    expectPositive(document, kOfInference);
    EXPECT_EQ(document["model"], path("model.onnx").toStdString());
    EXPECT_FALSE(document.contains("preset"));
    for (const std::string& name : kOfTraining) EXPECT_FALSE(document.contains(name)) << name;
}

TEST_F(Bench, RefusesAModelWithAPreset) {
    const Outcome outcome = bench({"--model", path("model.onnx"), "--preset", "fast"});
    EXPECT_EQ(outcome.exitCode, 2) << outcome;
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("exclude"));
}

TEST_F(Bench, MissingModelFails) {
    const Outcome outcome = bench({"--model", path("absent.onnx")});
    EXPECT_EQ(outcome.exitCode, 1) << outcome;
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("absent.onnx"));
}

} // namespace
} // namespace digitpad::test
