#include <gmock/gmock.h>

#ifndef _WIN32
#include <unistd.h>
#endif

#include "core/data/readers.h"
#include "tests/core/data/fake_renderers.h"
#include "tests/core/data/idx_files.h"
#include "tests/core/error_message.h"
#include "tests/core/temp_folder.h"

namespace digitpad {
namespace {

using test::errorOf;
using test::fakeRenderers;
using test::idxImages;
using test::idxLabels;
using test::TempFolder;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Dataset open(const std::filesystem::path& path, DatasetPart part = DatasetPart::Train) {
    return openDataset(path, part, fakeRenderers());
}

std::string complaint(const std::filesystem::path& path) {
    return errorOf([&] { open(path); });
}

void writeIdx(const TempFolder& folder, const std::string& stem, int label) {
    folder.write(stem + "-images-idx3-ubyte", idxImages(1));
    folder.write(stem + "-labels-idx1-ubyte", idxLabels({label}));
}

const std::string kPenLine = R"({"label":"7","strokes":[[[1,2]]]})";

std::string csvRow(int label) {
    std::string row = std::to_string(label);
    for (int i = 0; i < kImagePixels; ++i) row += ",0";
    return row + "\n";
}

TEST(OpenDataset, FindsBothHalvesOfIdx) {
    const TempFolder folder;
    writeIdx(folder, "train", 1);
    writeIdx(folder, "t10k", 2);
    EXPECT_EQ(open(folder.path(), DatasetPart::Train).label(0), 1);
    EXPECT_EQ(open(folder.path(), DatasetPart::Test).label(0), 2);
    EXPECT_EQ(open(folder.path() / "", DatasetPart::Test).label(0), 2);
}

TEST(OpenDataset, GivesTheOnlyHalfOfIdx) {
    const TempFolder folder;
    writeIdx(folder, "t10k", 2);
    EXPECT_EQ(open(folder.path(), DatasetPart::Train).label(0), 2);
}

TEST(OpenDataset, SaysWhenHalfAnIdxPairIsMissing) {
    const TempFolder folder;
    folder.write("train-images-idx3-ubyte", idxImages(1));
    EXPECT_THAT(complaint(folder.path()), HasSubstr("train-labels-idx1-ubyte"));
}

TEST(OpenDataset, TakesAnIdxFileForItsHalf) {
    const TempFolder folder;
    writeIdx(folder, "train", 1);
    writeIdx(folder, "t10k", 2);
    EXPECT_EQ(open(folder / "t10k-images-idx3-ubyte", DatasetPart::Train).label(0), 2);
}

TEST(OpenDataset, FindsLabelsCsv) {
    const TempFolder folder;
    folder.write("a.png", "A");
    folder.write("3/b.png", "B");
    folder.write("labels.csv", "a.png,7\n3/b.png,3\n");
    EXPECT_THAT(open(folder.path()).labels(), ElementsAre(7, 3));
    EXPECT_THAT(open(folder / "labels.csv").labels(), ElementsAre(7, 3));
}

TEST(OpenDataset, FindsClassFolders) {
    const TempFolder folder;
    folder.write("3/b.png", "B");
    folder.write("README.md", "text");
    EXPECT_THAT(open(folder.path()).labels(), ElementsAre(3));
}

TEST(OpenDataset, FindsClassFoldersOfEachHalf) {
    const TempFolder folder;
    folder.write("training/3/b.png", "B");
    folder.write("testing/4/b.png", "B");
    EXPECT_THAT(open(folder.path(), DatasetPart::Train).labels(), ElementsAre(3));
    EXPECT_THAT(open(folder.path(), DatasetPart::Test).labels(), ElementsAre(4));
}

TEST(OpenDataset, FindsPenStrokes) {
    const TempFolder folder;
    EXPECT_THAT(open(folder.write("pen.jsonl", kPenLine)).labels(), ElementsAre(7));
    EXPECT_THAT(open(folder.write("pen.json", kPenLine)).labels(), ElementsAre(7));
    EXPECT_THAT(open(folder.write("noending", "\n" + kPenLine)).labels(), ElementsAre(7));
    EXPECT_THAT(open(folder.write("pen.jsonl.gz", test::gzipped(kPenLine))).labels(), ElementsAre(7));
}

TEST(OpenDataset, FindsCsv) {
    const TempFolder folder;
    EXPECT_THAT(open(folder.write("train.csv", csvRow(4))).labels(), ElementsAre(4));
    EXPECT_THAT(open(folder.write("noending", csvRow(4))).labels(), ElementsAre(4));
    EXPECT_THAT(open(folder.write("train.csv.gz", test::gzipped(csvRow(4)))).labels(), ElementsAre(4));
}

TEST(OpenDataset, SaysWhenThePathIsMissing) {
    EXPECT_THAT(complaint("/no/such"), AllOf(HasSubstr("/no/such"), HasSubstr("no such file or folder")));
}

TEST(OpenDataset, SaysWhenAFolderIsEmpty) {
    const TempFolder folder;
    EXPECT_THAT(complaint(folder.path()),
                AllOf(HasSubstr(folder.path().string()), HasSubstr("folder is empty")));
}

TEST(OpenDataset, LooksIntoTheOnlyFolderOfAnArchive) {
    const TempFolder folder;
    folder.write("archive/digits/3/a.png", "A");
    folder.write("__MACOSX/digits/3/._a.png", "!");
    EXPECT_THAT(open(folder.path()).labels(), ElementsAre(3));
}

TEST(OpenDataset, KnowsFramedImages) {
    const TempFolder folder;
    EXPECT_TRUE(holdsFramedImages(folder.write("train.csv", csvRow(4)), DatasetPart::Train));
    EXPECT_FALSE(holdsFramedImages(folder.write("pen.jsonl", kPenLine), DatasetPart::Train));
}

TEST(OpenDataset, SaysThatATableIsUtf16) {
    const TempFolder folder;
    EXPECT_THAT(complaint(folder.write("digits.txt", std::string("\xFF\xFE"
                                                                 "7\0\t\0",
                                                                 6))),
                HasSubstr("UTF-16"));
}

TEST(OpenDataset, NamesTheFormatsForAnUnknownFolder) {
    const TempFolder folder;
    folder.write("holiday/beach.png", "B"); // a folder of pictures is not yet a class
    EXPECT_THAT(complaint(folder.path()),
                AllOf(HasSubstr("no dataset"), HasSubstr("labels.csv"), HasSubstr("JSON")));
}

TEST(OpenDataset, NamesTheTablesThatLieInAFolder) {
    const TempFolder folder;
    folder.write("mnist_train.csv", csvRow(1));
    folder.write("mnist_test.csv", csvRow(2));
    folder.write("README.txt", "words");
    EXPECT_THAT(complaint(folder.path()),
                AllOf(HasSubstr("'mnist_test.csv', 'mnist_train.csv'. Give one of these files"),
                      Not(HasSubstr("README"))));
    EXPECT_EQ(open(folder / "mnist_test.csv").label(0), 2);
}

TEST(OpenDataset, NamesTheFormatsForAnUnknownFile) {
    const TempFolder folder;
    EXPECT_THAT(complaint(folder.write("a.png", std::string("\x89PNG\r\n\x1a\n\0\0,", 11))),
                AllOf(HasSubstr("a.png"), HasSubstr("none of the dataset formats"), HasSubstr("labels.csv")));
    EXPECT_THAT(complaint(folder.write("notes.txt", "nothing in it")),
                HasSubstr("none of the dataset formats"));
    EXPECT_THAT(complaint(folder.write("empty.csv", "")), HasSubstr("file is empty"));
}

TEST(OpenDataset, SaysWhatIsWrongInAKnownFormat) {
    const TempFolder folder;
    EXPECT_THAT(complaint(folder.write("pen.jsonl", "nonsense")), HasSubstr("not valid JSON"));
    EXPECT_THAT(complaint(folder.write("array.json", "[\n" + kPenLine + "\n]")), HasSubstr("line 1"));
    EXPECT_THAT(complaint(folder.write("short.csv", "1,2,3")), HasSubstr("3 columns"));
    EXPECT_THAT(complaint(folder.write("cut.csv.gz", test::gzipped(csvRow(4)).substr(0, 30))),
                HasSubstr("cut off"));
}

#ifndef _WIN32
TEST(OpenDataset, NamesWhatMayNotBeRead) {
    if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
    const TempFolder folder;
    const auto file = folder.write("sub/train.csv", csvRow(4));
    std::filesystem::permissions(file, std::filesystem::perms::none);
    EXPECT_THAT(complaint(file), AllOf(HasSubstr("train.csv"), HasSubstr("Permission denied")));
    std::filesystem::permissions(folder / "sub", std::filesystem::perms::none);
    EXPECT_THAT(complaint(folder / "sub"), HasSubstr("Permission denied"));
    EXPECT_THAT(complaint(file), HasSubstr("Permission denied"));
    std::filesystem::permissions(folder / "sub", std::filesystem::perms::owner_all);
}
#endif

} // namespace
} // namespace digitpad
