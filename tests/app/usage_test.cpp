// What wrong usage gets, and what every command says about itself.
#include <gmock/gmock.h>

#include "tests/app/program.h"

namespace digitpad::test {
namespace {

using testing::HasSubstr;

void expectWrongUsage(const QStringList& arguments, const std::string& part) {
    const Outcome outcome = runDigitpad(arguments);
    EXPECT_EQ(outcome.exitCode, 2) << outcome;
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr(part));
    EXPECT_EQ(outcome.error.count('\n'), 1) << outcome;
}

TEST(Usage, HelpOfTheProgramListsEveryCommand) {
    for (const QString option : {"--help", "-h", "help"}) {
        const Outcome outcome = runDigitpad({option});
        EXPECT_EQ(outcome.exitCode, 0);
        EXPECT_EQ(outcome.error, "");
        for (const char* command : {"read", "evaluate", "calibrate", "train", "bench", "info"}) {
            EXPECT_THAT(outcome.out.toStdString(), HasSubstr(std::string("digitpad ") + command));
        }
    }
}

TEST(Usage, EveryCommandHasHelp) {
    for (const QString command : {"read", "evaluate", "calibrate", "train", "bench", "info"}) {
        const Outcome outcome = runDigitpad({command, "--help"});
        EXPECT_EQ(outcome.exitCode, 0) << outcome;
        EXPECT_EQ(outcome.error, "");
        EXPECT_TRUE(outcome.out.startsWith("Usage: digitpad " + command)) << outcome;
    }
}

TEST(Usage, VersionEverywhere) {
    const Outcome outcome = runDigitpad({"--version"});
    EXPECT_EQ(outcome.exitCode, 0);
    EXPECT_THAT(outcome.out.toStdString(), testing::MatchesRegex("digitpad [0-9.]+\n"));
    EXPECT_EQ(runDigitpad({"train", "--version"}).out, outcome.out);
}

TEST(Usage, UnknownCommandGetsASuggestion) {
    expectWrongUsage({"trian"}, "Did you mean 'train'?");
    expectWrongUsage({"evalute", "--json"}, "Did you mean 'evaluate'?");
    expectWrongUsage({"no/such/picture.png"}, "is no command and no file");
}

TEST(Usage, UnknownOptionGetsASuggestion) {
    expectWrongUsage({"train", "--dat", "x"}, "Did you mean '--data'?");
    expectWrongUsage({"read", "--jsn", "x.png"}, "Did you mean '--json'?");
    expectWrongUsage({"read", "-dash.png"}, "there is no option '-dash.png'"); // and no help for its h
    expectWrongUsage({"--hlep"}, "Did you mean '--help'?");
    expectWrongUsage({"bench", "--qqqqqqqqqq"}, "there is no option '--qqqqqqqqqq'");
}

TEST(Usage, MissingParts) {
    expectWrongUsage({"read"}, "no file is given");
    expectWrongUsage({"evaluate"}, "--data is missing");
    expectWrongUsage({"train", "--data", "x"}, "--out is missing");
    expectWrongUsage({"train", "--out", "x"}, "--data is missing");
    expectWrongUsage({"evaluate", "--data"}, "--data");
    expectWrongUsage({"calibrate", "--model", "x", "--out", "y"}, "--data is missing");
    expectWrongUsage({"calibrate", "--data", "x", "--data", "y", "--out", "z"}, "--model is missing");
    expectWrongUsage({"calibrate", "--data", "x", "--data", ""}, "--data is empty");
}

TEST(Usage, WhatIsGivenTwice) {
    const Outcome outcome = runDigitpad({"evaluate", "--data", "a", "--data", "b"});
    EXPECT_EQ(outcome.exitCode, 2) << outcome;
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("--data is given more than once"));
}

TEST(Usage, ValuesOutOfRange) {
    const QStringList train{"train", "--data", "x", "--out", "y.onnx"};
    expectWrongUsage(train + QStringList{"--epochs", "0"}, "--epochs must be a whole number from 1 to 1000");
    expectWrongUsage(train + QStringList{"--epochs", "many"}, "but is 'many'");
    expectWrongUsage(train + QStringList{"--seed", "-1"}, "--seed must be");
    expectWrongUsage(train + QStringList{"--learning-rate", "nan"}, "--learning-rate must be");
    expectWrongUsage(train + QStringList{"--preset", "huge"},
                     "reference, lenet5, fast, default, wide, vgg, resnet");
    expectWrongUsage(train + QStringList{"--validation", "1"}, "from 0 to 0.9");
    expectWrongUsage({"bench", "--threads", "0"}, "--threads must be");
    expectWrongUsage({"evaluate", "--data", "x", "--pen-width", "0"}, "--pen-width must be");
    expectWrongUsage({"evaluate", "--data", "x", "--part", "middle"}, "one of test, train");
}

TEST(Usage, FilesWhereNoneAreTaken) {
    expectWrongUsage({"bench", "x.png"}, "'x.png' is not expected here");
    expectWrongUsage({"info", "a.onnx", "b.onnx"}, "'b.onnx' is not expected here");
}

TEST(Usage, NoDisplayIsSaidInsteadOfACrash) {
    const Outcome outcome = runShell("env -u DISPLAY -u WAYLAND_DISPLAY -u QT_QPA_PLATFORM \"$DIGITPAD\"");
    EXPECT_EQ(outcome.exitCode, 1) << outcome;
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("there is no display"));
}

TEST(Usage, TheWindowOpensOnAPicture) {
    const QTemporaryDir home;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.insert("HOME", home.path());
    environment.insert("XDG_CONFIG_HOME", home.path());
    process.setProcessEnvironment(environment);
    process.start(DIGITPAD_PROGRAM, {DIGITPAD_SOURCE_DIR "/resources/samples/2-pen.png"});
    EXPECT_FALSE(process.waitForFinished(1500))
        << "it ended: " << process.readAllStandardError().toStdString();
    process.kill();
    process.waitForFinished();
}

} // namespace
} // namespace digitpad::test
