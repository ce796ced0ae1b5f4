// What pictures need of the system, and what they may take from it.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include <QFile>
#include <filesystem>

#include "tests/app/small_mnist.h"

namespace digitpad::test {
namespace {

using testing::HasSubstr;

constexpr auto kText =
    "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'>"
    "<rect width='100' height='100' fill='white'/><text x='20' y='80' font-size='80'>7</text></svg>";

class Pictures : public SmallMnist {
protected:
    /// A class folder with ten pictures, `bytes` each, as sevens.
    static QString dataset(const QString& name, const std::string& bytes) {
        QDir().mkpath(path(name + "/7"));
        for (int i = 0; i < 10; ++i) write(name + QString("/7/%1.svg").arg(i), bytes);
        return path(name);
    }
};

TEST_F(Pictures, TextIsReadWithoutADisplayAndWithoutAWord) {
    write("text.svg", kText);
    for (const Environment& desktop : std::vector<Environment>{
             {}, {{"QT_QPA_PLATFORM", "xcb"}, {"DISPLAY", ""}}, {{"QT_QPA_PLATFORMTHEME", "gtk3"}}}) {
        const Outcome outcome = runDigitpad({"read", path("text.svg")}, desktop);
        EXPECT_EQ(outcome.exitCode, 0) << outcome;
        EXPECT_EQ(outcome.error, "");
        EXPECT_THAT(outcome.out.toStdString(), HasSubstr("text.svg: 7"));
    }
}

TEST_F(Pictures, TextInADatasetIsEvaluatedAndTrained) {
    const QString data = dataset("text", kText);
    const Outcome evaluated = runDigitpad({"evaluate", "--data", data, "--json"});
    EXPECT_EQ(evaluated.exitCode, 0) << evaluated;
    EXPECT_EQ(evaluated.error, "");
    const Outcome trained = runDigitpad({"train", "--data", data, "--preset", "lenet5", "--epochs", "1",
                                         "--validation", "0", "--out", path("text.onnx")});
    EXPECT_EQ(trained.exitCode, 0) << trained;
}

TEST_F(Pictures, WithoutFontsTextIsAnErrorAndTheOthersAreRead) {
    write("text.svg", kText);
    write("blank.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'/>");
    write("fonts.conf", "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig/>");
    const Outcome outcome =
        runDigitpad({"read", path("text.svg"), path("blank.svg")}, {{"FONTCONFIG_FILE", path("fonts.conf")}});
    EXPECT_EQ(outcome.exitCode, 1) << outcome;
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("text.svg: it holds text, and no font is installed"));
    EXPECT_THAT(outcome.out.toStdString(), HasSubstr("blank.svg: "));
}

TEST_F(Pictures, OneThatNamesAPipeDoesNotWaitForIt) {
    ASSERT_EQ(mkfifo(path("pipe").toUtf8().constData(), 0600), 0);
    write("pipe.svg",
          "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
          "width='20' height='20'><image width='20' height='20' xlink:href='pipe'/></svg>");
    const Outcome outcome = runShell("cd '" + path("") + "' && timeout 60 \"$DIGITPAD\" read pipe.svg pipe");
    EXPECT_EQ(outcome.exitCode, 1) << outcome;
    EXPECT_THAT(outcome.error.toStdString(),
                HasSubstr("pipe.svg: it takes a part from outside the file, 'pipe'"));
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("pipe: this is not a plain file"));
}

/// "n\xe9" in Latin-1, as a shell's pattern, since this program's own arguments are UTF-8.
class NamesInLatin1 : public Pictures {
protected:
    /// Qt, which finds no such names, would leave them.
    static void TearDownTestSuite() {
        std::filesystem::remove_all(path("").toStdString());
        Pictures::TearDownTestSuite();
    }

    static Outcome runIn(const QString& folder, const QString& command) {
        return runShell("cd '" + folder + "' && N=$(printf 'n\\351') && " + command);
    }
};

TEST_F(NamesInLatin1, AreReadAndShown) {
    write("text.svg", kText);
    const Outcome read = runIn(path(""), "cp text.svg \"$N.svg\" && \"$DIGITPAD\" read \"$N.svg\"");
    EXPECT_EQ(read.exitCode, 0) << read;
    EXPECT_THAT(read.out.toStdString(), HasSubstr("n\\xe9.svg: 7"));
    const Outcome missing = runIn(path(""), "\"$DIGITPAD\" read \"$N-no.svg\"");
    EXPECT_THAT(missing.error.toStdString(), HasSubstr("n\\xe9-no.svg: there is no such file"));
    const Outcome json = runIn(path(""), "\"$DIGITPAD\" read --json \"$N.svg\"");
    EXPECT_EQ(json.json()[0]["text"], "7");
    EXPECT_EQ(json.json()[0]["file"], "n\uFFFD.svg");
}

TEST_F(NamesInLatin1, AreTakenInADataset) {
    const QString data = dataset("latin", kText);
    const Outcome good = runIn(data + "/7", "cp 0.svg \"$N.svg\" && \"$DIGITPAD\" evaluate --data .. --json");
    EXPECT_EQ(good.exitCode, 0) << good;
    const Outcome bad = runIn(path(""),
                              "mkdir -p bad/7 && echo nothing > \"bad/7/$N.png\" && "
                              "\"$DIGITPAD\" evaluate --data bad --json");
    EXPECT_EQ(bad.exitCode, 1) << bad;
    EXPECT_THAT(bad.error.toStdString(), HasSubstr("n\\xe9.png"));
}

TEST_F(NamesInLatin1, AreWrittenTo) {
    const Outcome outcome =
        runIn(path(""),
              "mkdir \"$N\" && \"$DIGITPAD\" train --data data --preset lenet5 --epochs 1 "
              "--out \"$N/$N.onnx\" && \"$DIGITPAD\" info \"$N/$N.onnx\"");
    EXPECT_EQ(outcome.exitCode, 0) << outcome;
    const Outcome folder = runIn(path(""), "\"$DIGITPAD\" train --data data --out \"$N\"");
    EXPECT_THAT(folder.error.toStdString(), HasSubstr("n\\xe9: is a folder"));
}

} // namespace
} // namespace digitpad::test
