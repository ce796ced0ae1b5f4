// What `digitpad bench --read` measures: that it is all there and plausible, never how fast it is.
#include <gmock/gmock.h>

#include <csignal>

#include "tests/app/small_mnist.h"

namespace digitpad::test {
namespace {

using testing::HasSubstr;

/// An upright bar on blank paper, as a PGM file.
std::string bar(int width, int height) {
    std::string bytes = "P5 " + std::to_string(width) + " " + std::to_string(height) + " 255\n";
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            bytes += static_cast<char>(std::abs(x - width / 2) < 3 && y > 10 && y < height - 10 ? 20 : 240);
    return bytes;
}

class BenchRead : public SmallMnist {
protected:
    static void SetUpTestSuite() {
        SmallMnist::SetUpTestSuite();
        write("small.pgm", bar(50, 60));
        write("large.pgm", bar(90, 80));
        write("text.png", "this is no picture");
    }

    /// As short as can be, with `more` arguments.
    static Outcome bench(const QStringList& more) {
        return runDigitpad(QStringList{"bench", "--read", "--seconds", "0.01"} + more);
    }

    static void expectFigures(const nlohmann::json& document) {
        for (const char* name :
             {"millisecondsP50", "millisecondsP99", "peakResidentMiB", "picturesPerSecond"}) {
            ASSERT_TRUE(document.contains(name)) << name;
            EXPECT_GT(document[name], 0) << name;
        }
        EXPECT_GE(document["millisecondsP99"], document["millisecondsP50"]);
    }
};

TEST_F(BenchRead, PrintsItsContract) {
    const Outcome outcome = bench({path("small.pgm"), path("large.pgm"), "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    EXPECT_EQ(outcome.error, "");
    const auto document = outcome.json();
    expectFigures(document);
    EXPECT_EQ(document["threads"], 1);
    EXPECT_TRUE(document["cpuLevel"].is_string());
    ASSERT_EQ(document["pictures"].size(), 2);
    for (const auto& picture : document["pictures"]) {
        expectFigures(picture);
        EXPECT_GE(picture["readings"], 1);
        EXPECT_GE(picture["digits"], 0);
        EXPECT_LE(picture["peakResidentMiB"], document["peakResidentMiB"]);
    }
    EXPECT_EQ(document["pictures"][1]["file"], path("large.pgm").toStdString());
    EXPECT_EQ(document["pictures"][1]["width"], 90);
    EXPECT_EQ(document["pictures"][1]["height"], 80);
}

TEST_F(BenchRead, ReadsOnSeveralThreads) {
    const Outcome outcome = bench({path("small.pgm"), "--threads", "3", "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    const auto document = outcome.json();
    EXPECT_EQ(document["threads"], 3);
    EXPECT_GE(document["pictures"][0]["readings"], 3) << "each thread reads it once at least";
}

TEST_F(BenchRead, SaysTheSameToPeople) {
    const Outcome outcome = bench({path("small.pgm"), path("large.pgm")});
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    for (const char* part : {"threads: 1", "CPU level", "median ms", "99th % ms", "pictures/s", "peak MiB",
                             "small.pgm, 50x60, digits: ", "large.pgm, 90x80, digits: ", "in all"})
        EXPECT_THAT(outcome.out.toStdString(), HasSubstr(part));
}

TEST_F(BenchRead, SaysWhichFilesAreMissingOrUnreadableAndMeasuresTheOthers) {
    const Outcome outcome = bench({path("absent.png"), path("text.png"), path("small.pgm"), "--json"});
    EXPECT_EQ(outcome.exitCode, 1) << outcome;
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("absent.png: there is no such file"));
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("text.png: this is not a picture"));
    expectFigures(outcome.json());
    EXPECT_EQ(outcome.json()["pictures"].size(), 1);
}

TEST_F(BenchRead, WithoutAnyReadablePictureHasNoFigures) {
    const Outcome outcome = bench({path("absent.png"), "--json"});
    EXPECT_EQ(outcome.exitCode, 1) << outcome;
    const auto document = outcome.json();
    EXPECT_TRUE(document["pictures"].empty());
    EXPECT_TRUE(document["millisecondsP50"].is_null());
    EXPECT_TRUE(document.contains("picturesPerSecond"));
}

TEST_F(BenchRead, RefusesWhatDoesNotBelongTogether) {
    for (const QStringList& wrong : std::vector<QStringList>{
             {}, {path("small.pgm"), "--preset", "fast"}, {path("small.pgm"), "--batch", "8"}}) {
        const Outcome outcome = bench(wrong);
        EXPECT_EQ(outcome.exitCode, 2) << outcome;
        EXPECT_NE(outcome.error, "");
    }
    const Outcome outcome = runDigitpad({"bench", "--detector", path("model.onnx")});
    EXPECT_EQ(outcome.exitCode, 2) << outcome;
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("--detector is for --read"));
}

TEST_F(BenchRead, EndsByCtrlC) {
    QProcess process;
    process.setChildProcessModifier([] { std::signal(SIGINT, SIG_DFL); });
    process.start(DIGITPAD_PROGRAM,
                  {"bench", "--read", "--seconds", "600", "--threads", "2", path("small.pgm")});
    ASSERT_TRUE(process.waitForReadyRead(60'000)) << "the head of the table";
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    EXPECT_EQ(finish(process).exitCode, -1) << "it ends by the signal";
}

} // namespace
} // namespace digitpad::test
