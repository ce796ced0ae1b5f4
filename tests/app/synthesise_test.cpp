// `digitpad synthesise`: what it writes, that the seed decides it, and that a folder is whole or not there.
#include <gmock/gmock.h>

#include <QDir>
#include <QFile>
#include <QImage>
#include <csignal>
#include <set>

#include "tests/app/program.h"

namespace digitpad::test {
namespace {

using testing::HasSubstr;

const QString kDigits = QStringLiteral(DIGITPAD_SOURCE_DIR "/tests/digits.jsonl");

constexpr double kRounding = 1e-3; // of a box's right edge, computed in single precision

class Synthesise : public testing::Test {
protected:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    Outcome run(const QString& out, const QStringList& more = {}) const {
        return runDigitpad(QStringList{"synthesise", "--data", kDigits, "--out", path(out)} + more);
    }

    QByteArray content(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
    }

    QStringList entries(const QString& name = {}) const {
        return QDir(path(name)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }

private:
    QTemporaryDir m_folder;
};

TEST_F(Synthesise, WritesPicturesLabelsAndBoxesThatAgree) {
    const Outcome outcome = run("out", {"--count", "30", "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    EXPECT_EQ(outcome.error, "");
    EXPECT_EQ(entries().size(), 1) << "nothing is left beside the folder";
    EXPECT_EQ(entries("out").size(), 32);
    const auto document = nlohmann::json::parse(content("out/annotations.json").toStdString());
    ASSERT_EQ(document["images"].size(), 30U);
    ASSERT_EQ(document["categories"].size(), 14U);
    EXPECT_EQ(document["categories"][7]["name"], "7");
    const QList<QByteArray> rows = content("out/labels.csv").trimmed().split('\n');
    ASSERT_EQ(rows.size(), 31);
    EXPECT_EQ(rows[0], "file,label");
    std::size_t digits = 0;
    for (std::size_t i = 0; i < 30; ++i) {
        const auto& image = document["images"][i];
        const QString name = QString::fromStdString(image["file_name"]);
        const QImage picture(path("out/" + name));
        EXPECT_EQ(picture.width(), image["width"].get<int>());
        EXPECT_EQ(picture.height(), image["height"].get<int>());
        const QList<QByteArray> fields = rows[static_cast<qsizetype>(i + 1)].split(',');
        EXPECT_EQ(QString::fromUtf8(fields[0]), name);
        std::multiset<int> labelled;
        std::multiset<int> boxed;
        for (const char character : fields[1])
            if (character >= '0' && character <= '9') labelled.insert(character - '0');
        for (const auto& annotation : document["annotations"]) {
            if (annotation["image_id"] != image["id"]) continue;
            const int category = annotation["category_id"];
            if (category < 10) boxed.insert(category);
            EXPECT_LE(annotation["bbox"][0].get<double>() + annotation["bbox"][2].get<double>(),
                      picture.width() + kRounding);
            EXPECT_LE(annotation["bbox"][1].get<double>() + annotation["bbox"][3].get<double>(),
                      picture.height() + kRounding);
        }
        EXPECT_EQ(labelled, boxed) << name.toStdString();
        EXPECT_EQ(boxed.empty(), fields[1] == "nothing");
        digits += boxed.size();
    }
    EXPECT_EQ(outcome.json()["pictures"], 30);
    EXPECT_EQ(outcome.json()["digits"], digits);
    EXPECT_EQ(outcome.json()["seed"], 1);
    EXPECT_EQ(outcome.json()["folder"], path("out").toStdString());
    EXPECT_GT(digits, 50U);
}

TEST_F(Synthesise, WritesWhatEvaluateReads) {
    ASSERT_EQ(run("out", {"--count", "5"}).exitCode, 0);
    const Outcome outcome = runDigitpad({"evaluate", "--data", path("out"), "--json"});
    EXPECT_EQ(outcome.exitCode, 0) << outcome;
}

TEST_F(Synthesise, MakesTheSameOfTheSameSeed) {
    ASSERT_EQ(run("a", {"--count", "3", "--seed", "7"}).exitCode, 0);
    ASSERT_EQ(run("b", {"--count", "3", "--seed", "7"}).exitCode, 0);
    ASSERT_EQ(run("c", {"--count", "3", "--seed", "8"}).exitCode, 0);
    for (const QString& name : entries("a")) EXPECT_EQ(content("a/" + name), content("b/" + name));
    EXPECT_NE(content("a/annotations.json"), content("c/annotations.json"));
}

TEST_F(Synthesise, TakesImagesAndSeveralData) {
    const Outcome outcome =
        run("out", {"--count", "2", "--data", QStringLiteral(DIGITPAD_SOURCE_DIR "/resources/mnist")});
    EXPECT_EQ(outcome.exitCode, 0) << outcome;
    EXPECT_THAT(outcome.out.toStdString(), HasSubstr("2 pictures with "));
}

TEST_F(Synthesise, FillsAnEmptyFolderAndLeavesAFullOneAlone) {
    QDir().mkpath(path("empty"));
    EXPECT_EQ(run("empty", {"--count", "1"}).exitCode, 0);
    const Outcome again = run("empty/", {"--count", "1"});
    EXPECT_EQ(again.exitCode, 1);
    EXPECT_THAT(again.error.toStdString(), HasSubstr("is not empty"));
    EXPECT_EQ(entries("empty").size(), 3);
    EXPECT_EQ(entries().size(), 1);
}

TEST_F(Synthesise, RefusesPlacesItCannotWrite) {
    EXPECT_THAT(run("no/out").error.toStdString(), HasSubstr("its folder does not exist"));
    QFile file(path("file"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    EXPECT_THAT(run("file").error.toStdString(), HasSubstr("is no folder"));
    QDir().mkpath(path("out.partial"));
    EXPECT_THAT(run("out").error.toStdString(), HasSubstr("another run may be writing it"));
    EXPECT_EQ(entries(), (QStringList{"file", "out.partial"}));
}

TEST_F(Synthesise, RefusesWrongUsage) {
    EXPECT_EQ(runDigitpad({"synthesise", "--out", path("out")}).exitCode, 2);
    EXPECT_EQ(runDigitpad({"synthesise", "--data", kDigits}).exitCode, 2);
    EXPECT_EQ(run("out", {"--count", "0"}).exitCode, 2);
    EXPECT_EQ(run("out", {"--seed", "x"}).exitCode, 2);
    EXPECT_TRUE(entries().isEmpty());
}

TEST_F(Synthesise, WritesNothingOfDataWithoutDigits) {
    QFile letters(path("letters.jsonl"));
    ASSERT_TRUE(letters.open(QIODevice::WriteOnly));
    letters.write(R"({"label": "x", "strokes": [[[0, 0], [9, 9]], [[9, 0], [0, 9]]]})");
    letters.close();
    const Outcome outcome =
        runDigitpad({"synthesise", "--data", path("letters.jsonl"), "--out", path("out")});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("holds no digit"));
    EXPECT_EQ(entries(), QStringList{"letters.jsonl"});
}

TEST_F(Synthesise, LeavesNothingWhenItIsStopped) {
    QProcess process;
    process.start(DIGITPAD_PROGRAM,
                  {"synthesise", "--data", kDigits, "--out", path("out"), "--count", "100000"});
    ASSERT_TRUE(process.waitForStarted());
    while (entries("out.partial").size() < 3 && process.state() == QProcess::Running)
        process.waitForFinished(20);
    kill(static_cast<pid_t>(process.processId()), SIGINT);
    const Outcome outcome = finish(process);
    EXPECT_EQ(outcome.exitCode, 1) << outcome;
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("nothing was written"));
    EXPECT_TRUE(entries().isEmpty());
}

} // namespace
} // namespace digitpad::test
