#include <gmock/gmock.h>

#include "core/data/readers.h"
#include "tests/core/data/fake_renderers.h"
#include "tests/core/error_message.h"
#include "tests/core/temp_folder.h"

namespace digitpad {
namespace {

using test::fakeRenderers;
using test::TempFolder;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

/// A folder with three pictures, one of which is broken, and this list.
Dataset read(const std::string& list) {
    const TempFolder folder;
    folder.write("a.png", "A");
    folder.write("sub/b, \"c\".png", "B");
    folder.write("bad.png", "!");
    folder.write("labels.csv", list);
    return readLabelsCsv(folder.path(), fakeRenderers());
}

std::string complaint(const std::string& list) {
    return test::errorOf([&] { read(list); });
}

TEST(LabelsCsv, NamesFilesAndLabels) {
    const Dataset dataset = read("file,label\na.png,7\n\"sub/b, \"\"c\"\".png\",\"0\"\n");
    EXPECT_THAT(dataset.labels(), ElementsAre(7, 0));
    EXPECT_EQ(dataset.pixels(1)[0], 'B');
    EXPECT_EQ(dataset.origin(0).where, "a.png");
}

TEST(LabelsCsv, NeedsNoHeader) {
    EXPECT_THAT(read("a.png,7\r\n./a.png , 8\r\n\r\n").labels(), ElementsAre(7, 8));
}

TEST(LabelsCsv, FindsItsColumnsByName) {
    EXPECT_THAT(read("Label,writer,Filename\n7,Ann,a.png\n").labels(), ElementsAre(7));
}

TEST(LabelsCsv, TakesWordsForNoDigit) {
    EXPECT_THAT(read("a.png,A\na.png,scribble\n").labels(), ElementsAre(kNotADigit, kNotADigit));
}

TEST(LabelsCsv, RefusesNumbersOfSeveralDigits) {
    EXPECT_THAT(complaint("a.png,7\na.png,42\n"), AllOf(HasSubstr("labels.csv, line 2"), HasSubstr("'42'")));
    EXPECT_THAT(complaint("a.png,-1\n"), HasSubstr("'-1'"));
    EXPECT_THAT(complaint("a.png,7.0\n"), HasSubstr("'7.0'"));
}

TEST(LabelsCsv, NamesTheRowOfAMissingFile) {
    EXPECT_THAT(complaint("file,label\na.png,7\nnone.png,7\n"),
                AllOf(HasSubstr("line 3"), HasSubstr("'none.png'")));
    EXPECT_THAT(complaint("sub,7\n"), HasSubstr("no file 'sub'"));
}

TEST(LabelsCsv, StaysInsideItsFolder) {
    EXPECT_THAT(complaint("../a.png,7\n"), AllOf(HasSubstr("line 1"), HasSubstr("outside")));
    EXPECT_THAT(complaint("sub/../../a.png,7\n"), HasSubstr("outside"));
    EXPECT_THAT(complaint("/etc/passwd,7\n"), HasSubstr("outside"));
}

TEST(LabelsCsv, NamesADamagedRow) {
    EXPECT_THAT(complaint("a.png,7\na.png\n"), AllOf(HasSubstr("line 2"), HasSubstr("too few columns")));
    EXPECT_THAT(complaint("a.png,\n"), HasSubstr("label is missing"));
    EXPECT_THAT(complaint(",7\n"), HasSubstr("file name is missing"));
    EXPECT_THAT(complaint("\"a.png,7\n"), AllOf(HasSubstr("line 1"), HasSubstr("does not end")));
    EXPECT_THAT(complaint("\"a.png\"x,7\n"), HasSubstr("follows a quoted field"));
}

TEST(LabelsCsv, NamesAFileThatCannotBeDecoded) {
    EXPECT_THAT(complaint("bad.png,7\n"), AllOf(HasSubstr("bad.png"), HasSubstr("cannot be decoded")));
}

TEST(LabelsCsv, LeavesOutABrokenPictureAndNamesIt) {
    const Dataset data = read("a.png,7\nbad.png,7\n");
    EXPECT_THAT(data.labels(), ElementsAre(7));
    EXPECT_THAT(data.notes(), ElementsAre(AllOf(HasSubstr("'bad.png'"), HasSubstr("cannot be decoded"))));
}

TEST(LabelsCsv, MayHaveOtherSeparators) {
    EXPECT_THAT(read("file;label\na.png;7\n").labels(), ElementsAre(7));
    EXPECT_THAT(read("target\tpath\n7\ta.png\n").labels(), ElementsAre(7));
}

TEST(LabelsCsv, RefusesAnEmptyList) {
    EXPECT_THAT(complaint(""), HasSubstr("names no pictures"));
    EXPECT_THAT(complaint("file,label\n"), HasSubstr("names no pictures"));
}

TEST(LabelsCsv, SaysWhenTheListIsMissing) {
    const TempFolder folder;
    EXPECT_THAT(test::errorOf([&] { readLabelsCsv(folder.path(), fakeRenderers()); }),
                AllOf(HasSubstr("labels.csv"), HasSubstr("no such file")));
}

} // namespace
} // namespace digitpad
