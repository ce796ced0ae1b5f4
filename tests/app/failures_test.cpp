// What bad input and a full disk get: one clear line, exit code 1, and nothing half-written.
#include <gmock/gmock.h>
#include <unistd.h>

#include <QBuffer>
#include <QImage>

#include "tests/app/small_mnist.h"

namespace digitpad::test {
namespace {

using testing::HasSubstr;

class Failures : public SmallMnist {
protected:
    static void expectFailure(const Outcome& outcome, const std::string& part) {
        EXPECT_EQ(outcome.exitCode, 1) << outcome;
        EXPECT_EQ(outcome.out, "");
        EXPECT_THAT(outcome.error.toStdString(), HasSubstr(part));
        EXPECT_EQ(outcome.error.count('\n'), 1) << outcome;
    }

    static Outcome evaluate(const QString& data) {
        return runDigitpad({"evaluate", "--model", path("model.onnx"), "--data", data, "--json"});
    }

    static std::string contentOf(const QString& file) {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll().toStdString() : std::string();
    }

    static QString makeFolder(const QString& name) {
        QDir().mkpath(path(name));
        return path(name);
    }

    /// A folder with `images` and `labels` as its test part.
    static QString idxFolder(const QString& name, const std::string& images, const std::string& labels) {
        makeFolder(name);
        write(name + "/t10k-images-idx3-ubyte", images);
        write(name + "/t10k-labels-idx1-ubyte", labels);
        return path(name);
    }
};

TEST_F(Failures, MissingData) {
    expectFailure(evaluate(path("nowhere")), "nowhere");
}

TEST_F(Failures, EmptyFolder) {
    expectFailure(evaluate(makeFolder("empty")), "empty");
}

TEST_F(Failures, TruncatedIdx) {
    const std::string images = contentOf(path("data/t10k-images-idx3-ubyte"));
    const std::string labels = contentOf(path("data/t10k-labels-idx1-ubyte"));
    ASSERT_FALSE(images.empty());
    expectFailure(evaluate(idxFolder("cut", images.substr(0, images.size() / 2), labels)), "images-idx3");
    expectFailure(evaluate(idxFolder("stub", images.substr(0, 5), labels)), "images-idx3");
    std::string badLabels = labels;
    badLabels.back() = 77;
    expectFailure(evaluate(idxFolder("label", images, badLabels)), "77");
}

TEST_F(Failures, WrongImageSize) {
    const std::string images =
        bigEndian(0x803) + bigEndian(1) + bigEndian(5) + bigEndian(5) + std::string(25, 'x');
    expectFailure(evaluate(idxFolder("size", images, bigEndian(0x801) + bigEndian(1) + '\1')), "28");
}

TEST_F(Failures, BadCsv) {
    write("short.csv", "5,0,0,0\n");
    expectFailure(evaluate(path("short.csv")), "short.csv");
}

TEST_F(Failures, CorruptModel) {
    const std::string model = contentOf(path("model.onnx"));
    write("cut.onnx", model.substr(0, model.size() / 2));
    write("noise.onnx", "PK\3\4 not a model at all");
    expectFailure(runDigitpad({"info", path("cut.onnx")}), "cut.onnx");
    expectFailure(runDigitpad({"info", path("noise.onnx")}), "noise.onnx");
    expectFailure(runDigitpad({"info", path("absent.onnx")}), "absent.onnx");
    expectFailure(runDigitpad({"evaluate", "--data", path("data"), "--model", path("cut.onnx")}), "cut.onnx");
}

TEST_F(Failures, PicturesThatCannotBeRead) {
    write("bad.jpg", "not a picture");
    const QStringList model{"--model", path("model.onnx")};
    expectFailure(runDigitpad(QStringList{"read", path("bad.jpg")} + model), "bad.jpg");
    expectFailure(runDigitpad(QStringList{"read", path("absent.jpg")} + model), "absent.jpg");
    expectFailure(runDigitpad(QStringList{"read", path("data")} + model), "data");
}

/// A dark bar on white, grained so that the file has some length.
std::string picture(const char* format) {
    QImage image(90, 120, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const bool ink = x > 38 && x < 52 && y > 20 && y < 100;
            image.setPixelColor(x, y, QColor::fromHsv(0, 0, (ink ? 20 : 230) + (7 * x + 13 * y) % 20));
        }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    EXPECT_TRUE(image.save(&buffer, format));
    return bytes.toStdString();
}

/// The decoders' own complaints would make a second line.
TEST_F(Failures, DamagedPicturesAreComplainedOfOnce) {
    const QStringList model{"--model", path("model.onnx")};
    for (const char* format : {"png", "jpeg", "bmp", "xpm", "ppm"}) {
        const std::string whole = picture(format);
        for (const std::size_t part : {4, 2}) {
            write("cut.picture", whole.substr(0, whole.size() / part));
            expectFailure(runDigitpad(QStringList{"read", path("cut.picture")} + model), "cut.picture: ");
        }
        std::string altered = whole;
        altered[altered.size() / 2] ^= 0x10;
        write("altered.picture", altered);
        const Outcome outcome = runDigitpad(QStringList{"read", path("altered.picture")} + model);
        EXPECT_EQ(outcome.error.count('\n'), outcome.exitCode) << outcome; // it may be read nevertheless
    }
    write("cut.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M 0 0 L");
    expectFailure(runDigitpad(QStringList{"read", path("cut.svg")} + model), "cut.svg: ");
}

TEST_F(Failures, TooLittleMemoryForAPictureLetsTheOthersBeRead) {
    QImage huge(20'000, 5'000, QImage::Format_Grayscale8); // its pixels and their ink take 500 MB
    huge.fill(255);
    ASSERT_TRUE(huge.save(path("huge.png")));
    write("small.png", picture("png"));
    const auto readWithin = [](int megabytes, const QString& files) {
        return runShell(QString("ulimit -v %1 && \"$DIGITPAD\" read --model '%2' %3")
                            .arg(1000 * megabytes)
                            .arg(path("model.onnx"), files));
    };
    const QString small = "'" + path("small.png") + "'";
    // The libraries alone take some 400 MB; the least that is enough for the small picture is far too little
    // for the other one.
    int enough = 350;
    while (enough <= 700 && readWithin(enough, small).exitCode != 0) enough += 50;
    if (enough > 700) GTEST_SKIP() << "the libraries alone take as much here";
    const Outcome outcome = readWithin(enough, "'" + path("huge.png") + "' " + small);
    EXPECT_EQ(outcome.exitCode, 1) << outcome;
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("huge.png: there is not enough memory"));
    EXPECT_THAT(outcome.out.toStdString(), HasSubstr("small.png: "));
}

TEST_F(Failures, OutputThatCannotBeWrittenIsFoundBeforeTheWork) {
    expectFailure(train({"--out", path("no/such/folder/m.onnx")}), "folder does not exist");
    expectFailure(train({"--out", path("data")}), "is a folder");
    expectFailure(train({"--out", path("x.onnx"), "--log", path("no/log.csv")}), "folder does not exist");
    EXPECT_FALSE(QFile::exists(path("x.onnx")));
    expectFailure(train({"--out", path(QString(300, 'n'))}), "too long");
#ifndef _WIN32
    ASSERT_TRUE(QFile::link("loop.onnx", path("loop.onnx")));
    expectFailure(train({"--out", path("loop.onnx")}), "symbolic links");
    expectFailure(train({"--out", path("x.onnx"), "--log", path("loop.onnx")}), "symbolic links");
    EXPECT_FALSE(QFile::exists(path("x.onnx")));
#endif
}

TEST_F(Failures, FolderWithoutPermission) {
    if (geteuid() == 0) GTEST_SKIP() << "root may write anywhere";
    const QString folder = makeFolder("locked");
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner);
    expectFailure(train({"--out", folder + "/m.onnx"}), "cannot be written to");
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

TEST_F(Failures, NoSpaceLeavesNoFile) {
    makeFolder("full");
    // A limit of 8 KiB a file stands for a full disk; the model is larger.
    const Outcome outcome =
        runShell("cd '" + path("full") + "' && ulimit -f 8 && \"$DIGITPAD\" train --data '" + path("data") +
                 "' --preset lenet5 --epochs 1 --out m.onnx");
    EXPECT_EQ(outcome.exitCode, 1) << outcome;
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("m.onnx"));
    EXPECT_EQ(filesIn("full"), QStringList());
}

TEST_F(Failures, FullStandardOutputIsAnError) {
    if (!QFile::exists("/dev/full")) GTEST_SKIP() << "this system has no /dev/full";
    const Outcome outcome = runShell("\"$DIGITPAD\" info --json '" + path("model.onnx") + "' > /dev/full");
    EXPECT_EQ(outcome.exitCode, 1) << outcome;
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("standard output"));
}

/// Wrong usage, noticed before anything is done: `file` stays as it was.
void expectKept(const QStringList& arguments, const QString& file) {
    const auto content = [&file] {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    };
    const QByteArray before = content();
    const Outcome outcome = runDigitpad(arguments);
    EXPECT_EQ(outcome.exitCode, 2) << outcome;
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("would replace"));
    EXPECT_EQ(content(), before);
}

TEST_F(Failures, NoOutputReplacesAnInput) {
    const QString csv = path("mine.csv");
    write("mine.csv", "label and pixels"); // never read: the names alone are wrong
    expectKept({"train", "--data", csv, "--out", csv}, csv);
    expectKept({"train", "--data", csv, "--out", path("new.onnx"), "--log", csv}, csv);
    expectKept({"train", "--data", path("data"), "--test", csv, "--out", csv}, csv);
    expectKept({"evaluate", "--data", csv, "--predictions", path("data/../mine.csv")}, csv);
    // Nor a file in a dataset's folder.
    const QString own = path("data/mine.csv");
    write("data/mine.csv", "label and pixels");
    expectKept({"evaluate", "--data", path("data"), "--predictions", own}, own);
    expectKept({"train", "--data", path("data"), "--out", own}, own);
    expectKept(
        {"evaluate", "--data", csv, "--model", path("model.onnx"), "--predictions", path("model.onnx")},
        path("model.onnx"));
}

TEST_F(Failures, NoOutputReplacesAnother) {
    const Outcome outcome =
        runDigitpad({"train", "--data", path("data"), "--out", path("x"), "--log", path("x")});
    EXPECT_EQ(outcome.exitCode, 2) << outcome;
    EXPECT_FALSE(QFile::exists(path("x")));
}

TEST_F(Failures, DevicesAreNoPlaceForAModel) {
    expectFailure(runDigitpad({"train", "--data", path("data"), "--out", "/dev/full"}), "not a plain file");
}

} // namespace
} // namespace digitpad::test
