// The shipped model on the same images of MNIST, stored in every way that people store them: the accuracy is
// that of MNIST's own files, and what was assumed is said.
#include <gmock/gmock.h>

#include <QImage>
#include <csignal>
#include <functional>

#include "tests/app/program.h"
#include "tests/core/data/huge_table.h"
#include "tests/core/data/mnist_table.h"
#include "tests/core/temp_folder.h"

namespace digitpad::test {
namespace {

using testing::HasSubstr;

constexpr std::size_t kImages = 300;

class StoredDigits : public testing::Test {
protected:
    static Outcome evaluate(const std::filesystem::path& data) {
        return runDigitpad({"evaluate", "--data", QString::fromStdString(data.string()), "--json"});
    }

    /// Of the 300 images as MNIST stores them.
    static double plainAccuracy() {
        static const double accuracy = [] {
            const TempFolder folder;
            writeIdx(folder, "t10k", false);
            return accuracyOf(evaluate(folder.path()), 0);
        }();
        return accuracy;
    }

    /// @param notes how many there must be, on the error stream too
    static double accuracyOf(const Outcome& outcome, std::size_t notes) {
        EXPECT_EQ(outcome.exitCode, 0) << outcome;
        if (outcome.exitCode != 0) return -1;
        const auto document = outcome.json();
        EXPECT_EQ(document["notes"].size(), notes) << outcome;
        EXPECT_EQ(outcome.error.count('\n'), static_cast<qsizetype>(notes)) << outcome;
        EXPECT_EQ(document["count"], kImages);
        return document["accuracy"];
    }

    static void writeIdx(const TempFolder& folder, const std::string& stem, bool transposed) {
        const MnistTable table(kImages);
        const Dataset data = transposed ? table.data().transposed({}) : table.data();
        std::string images = bigEndian(0x803) + bigEndian(kImages) + bigEndian(28) + bigEndian(28);
        std::vector<int> labels;
        for (std::size_t i = 0; i < data.size(); ++i) {
            images.append(reinterpret_cast<const char*>(data.pixels(i).data()), kImagePixels);
            labels.push_back(data.label(i));
        }
        folder.write(stem + "-images-idx3-ubyte", images);
        folder.write(stem + "-labels-idx1-ubyte", idxLabels(labels));
    }
};

TEST_F(StoredDigits, InTablesOfAnyKind) {
    using Change = std::function<void(MnistTable&)>;
    const std::vector<std::pair<const char*, Change>> kinds{
        {"last", [](MnistTable& table) { table.labelAt = kImagePixels; }},
        {"last, no header",
         [](MnistTable& table) {
             table.labelAt = kImagePixels;
             table.header = false;
         }},
        {"target",
         [](MnistTable& table) {
             table.labelName = "target";
             table.index = "";
         }},
        {"id and semicolons",
         [](MnistTable& table) {
             table.index = "id";
             table.separator = ';';
         }},
        {"0 to 1",
         [](MnistTable& table) { table.pixel = [](int value) { return std::to_string(value / 255.0); }; }},
        {"dark on light",
         [](MnistTable& table) { table.pixel = [](int value) { return std::to_string(255 - value); }; }},
        {"column by column", [](MnistTable& table) { table.transposed = true; }},
    };
    for (const auto& [name, change] : kinds) {
        const TempFolder folder;
        MnistTable table(kImages);
        change(table);
        const Outcome outcome = evaluate(folder.write("digits.csv", table.text()));
        EXPECT_EQ(accuracyOf(outcome, 1), plainAccuracy()) << name;
    }
}

TEST_F(StoredDigits, AsBlackAndWhitePixels) {
    const TempFolder folder;
    MnistTable table(kImages);
    table.pixel = [](int value) { return std::string(value > 127 ? "1" : "0"); };
    table.header = false;
    table.labelAt = kImagePixels;
    // Without grey a network that never saw such images misreads a few more.
    EXPECT_GT(accuracyOf(evaluate(folder.write("digits.csv", table.text())), 1), plainAccuracy() - 0.03);
}

TEST_F(StoredDigits, AsEmnistStoresThem) {
    const TempFolder named;
    writeIdx(named, "emnist-digits-test", true);
    EXPECT_EQ(accuracyOf(evaluate(named.path()), 1), plainAccuracy());
    const TempFolder renamed;
    writeIdx(renamed, "t10k", true);
    EXPECT_EQ(accuracyOf(evaluate(renamed.path()), 1), plainAccuracy());
    const TempFolder turnedBefore;
    writeIdx(turnedBefore, "emnist-digits-test", false);
    EXPECT_EQ(accuracyOf(evaluate(turnedBefore.path()), 2), plainAccuracy()) << "by somebody else";
}

/// Writes the images as PNG files into folders with these names, dark on light.
void writeFolders(const TempFolder& folder, const std::vector<std::string>& names) {
    const MnistTable table(kImages);
    for (std::size_t i = 0; i < table.data().size(); ++i) {
        QImage image(kImageSide, kImageSide, QImage::Format_Grayscale8);
        for (int row = 0; row < kImageSide; ++row)
            for (int column = 0; column < kImageSide; ++column)
                image.scanLine(row)[column] =
                    255 - table.data().pixels(i)[static_cast<std::size_t>(row * kImageSide + column)];
        const auto classFolder = folder / names[static_cast<std::size_t>(table.data().label(i))];
        std::filesystem::create_directories(classFolder);
        const auto file = classFolder / ("image" + std::to_string(i) + ".png");
        ASSERT_TRUE(image.save(QString::fromStdString(file.string())));
    }
}

TEST_F(StoredDigits, InFoldersOfAnyName) {
    const TempFolder plain;
    writeFolders(plain, {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
    const double accuracy = accuracyOf(evaluate(plain.path()), 0);
    EXPECT_GT(accuracy, 0.9);
    const TempFolder words;
    writeFolders(words, {"zero", "One", "TWO", "three", "four", "five", "six", "seven", "eight", "nine"});
    EXPECT_EQ(accuracyOf(evaluate(words.path()), 0), accuracy);
    const TempFolder ten;
    writeFolders(ten, {"10", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
    ten.write("3/Thumbs.db", "no picture");
    EXPECT_EQ(accuracyOf(evaluate(ten.path()), 1), accuracy);
    ten.write("3/broken.png", "no picture");
    const Outcome outcome = evaluate(ten.path());
    EXPECT_EQ(accuracyOf(outcome, 2), accuracy);
    EXPECT_THAT(outcome.error.toStdString(), testing::AllOf(HasSubstr("Thumbs.db"), HasSubstr("broken.png")));
}

TEST_F(StoredDigits, AreTrainedOnAndMeasuredAlike) {
    const TempFolder folder;
    MnistTable table(kImages);
    table.transposed = true;
    const auto file = QString::fromStdString(folder.write("digits.csv", table.text()).string());
    const Outcome outcome =
        runDigitpad({"train", "--data", file, "--test", file, "--preset", "lenet5", "--epochs", "1",
                     "--threads", "1", "--out", QString::fromStdString((folder / "out.onnx").string())});
    EXPECT_EQ(outcome.exitCode, 0) << outcome;
    EXPECT_EQ(outcome.error.count("were turned"), 2) << outcome;
}

#ifndef _WIN32
TEST_F(StoredDigits, AreNotReadOnAfterCtrlC) {
    const TempFolder folder;
    const auto file = QString::fromStdString(folder.write("huge.csv.gz", hugeTable()).string());
    for (const QStringList& arguments : {QStringList{"evaluate", "--data", file},
                                         QStringList{"train", "--data", file, "--out",
                                                     QString::fromStdString((folder / "o.onnx").string())}}) {
        QProcess process;
        process.start(DIGITPAD_PROGRAM, arguments);
        ASSERT_TRUE(process.waitForStarted());
        process.waitForFinished(500); // by then it reads; it would for many seconds
        ASSERT_EQ(process.state(), QProcess::Running);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        ASSERT_TRUE(process.waitForFinished(60'000)); // patience, where a machine is busy
        EXPECT_TRUE(process.exitStatus() == QProcess::CrashExit || process.exitCode() != 0);
        EXPECT_TRUE(process.readAllStandardOutput().isEmpty());
        EXPECT_FALSE(std::filesystem::exists(folder / "o.onnx"));
    }
}
#endif

} // namespace
} // namespace digitpad::test
