// Names come out of files and folders that a stranger made: on a terminal they are shown, never obeyed.
#include <gmock/gmock.h>

#include <QImage>

#include "core/model/onnx_file.h"
#include "tests/app/small_mnist.h"

namespace digitpad::test {
namespace {

using testing::HasSubstr;

const QString kHostile = "a\x1b[2J\nfake: 7\u202egnp";
const char* const kShown = "a\\x1b[2J\\nfake: 7\\u202egnp";

class Names : public SmallMnist {
protected:
    /// Nothing in it but lines of the program's own.
    static void expectHarmless(const QString& text) {
        for (const QChar c : text) {
            EXPECT_TRUE(c == '\n' || c.isPrint()) << "U+" << std::hex << int{c.unicode()};
        }
    }

    static std::string modelContent() {
        QFile file(path("model.onnx"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }
};

TEST_F(Names, OfPicturesAreShownInOneLine) {
    QImage blank(60, 60, QImage::Format_RGB32);
    blank.fill(Qt::white);
    ASSERT_TRUE(blank.save(path(kHostile), "PNG"));
    write((kHostile + "2"), "no picture");
    const QStringList files{path(kHostile), path(kHostile + "2")};
    const Outcome outcome = runDigitpad(QStringList{"read", "--model", path("model.onnx")} + files);
    EXPECT_EQ(outcome.exitCode, 1) << outcome;
    expectHarmless(outcome.out + outcome.error);
    EXPECT_EQ(outcome.out.count('\n'), 1) << outcome;
    EXPECT_EQ(outcome.error.count('\n'), 1) << outcome;
    EXPECT_THAT(outcome.out.toStdString(), HasSubstr(std::string(kShown) + ": no digit found"));
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr(std::string(kShown) + "2: "));
    // A script gets the name as it is.
    const auto document =
        runDigitpad({"read", "--model", path("model.onnx"), files.first(), "--json"}).json();
    EXPECT_EQ(document[0]["file"], files.first().toStdString());
}

TEST_F(Names, InAModelsMetadataAreShown) {
    Model model = readOnnx(path("model.onnx").toStdString());
    model.info.name = kHostile.toStdString();
    model.info.architecture = "\x1b]0;title\a";
    model.info.date = "\u009b31m";
    model.info.training["\rover"] = "Accuracy\n\x7f";
    writeOnnx(model, path("names.onnx").toStdString());
    const Outcome info = runDigitpad({"info", path("names.onnx")});
    ASSERT_EQ(info.exitCode, 0) << info;
    expectHarmless(info.out);
    for (const char* shown : {kShown, "\\x1b]0;title\\x07", "\\u009b31m", "\\rover", "Accuracy\\n\\x7f"})
        EXPECT_THAT(info.out.toStdString(), HasSubstr(shown));
    EXPECT_EQ(runDigitpad({"info", path("names.onnx"), "--json"}).json()["name"], kHostile.toStdString());
    const Outcome evaluated =
        runDigitpad({"evaluate", "--model", path("names.onnx"), "--data", path("data")});
    ASSERT_EQ(evaluated.exitCode, 0) << evaluated;
    expectHarmless(evaluated.out);
    EXPECT_THAT(evaluated.out.toStdString(), HasSubstr(kShown));
}

TEST_F(Names, OfAModelsOperatorsAreShownInOneLine) {
    std::string content = modelContent();
    const std::size_t place = content.find("Flatten");
    ASSERT_NE(place, std::string::npos);
    content.replace(place, 7, "\x1b[31m\nF"); // as long
    write("operator.onnx", content);
    const Outcome outcome = runDigitpad({"info", path("operator.onnx")});
    EXPECT_EQ(outcome.exitCode, 1) << outcome;
    expectHarmless(outcome.error);
    EXPECT_EQ(outcome.error.count('\n'), 1) << outcome;
}

TEST_F(Names, OfDataAndOutputsAreShown) {
    QDir().mkpath(path(kHostile + "folder"));
    const Outcome outcome =
        runDigitpad({"train", "--data", path("data"), "--test", path("data"), "--preset", "lenet5",
                     "--epochs", "1", "--out", path(kHostile + "folder/m\x1b[0m.onnx")});
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    expectHarmless(outcome.out + outcome.error);
    EXPECT_THAT(outcome.out.toStdString(), HasSubstr("folder/m\\x1b[0m.onnx"));
    const Outcome refused = runDigitpad({"evaluate", "--data", path(kHostile + "folder")});
    EXPECT_EQ(refused.exitCode, 1) << refused;
    expectHarmless(refused.error);
    EXPECT_EQ(refused.error.count('\n'), 1) << refused;
    const Outcome unknown = runDigitpad({kHostile});
    EXPECT_EQ(unknown.exitCode, 2) << unknown;
    expectHarmless(unknown.error);
}

} // namespace
} // namespace digitpad::test
