#include <gmock/gmock.h>

#include "core/data/labelled_samples.h"
#include "core/data/readers.h"
#include "tests/core/data/fake_renderers.h"
#include "tests/core/error_message.h"
#include "tests/core/temp_folder.h"

namespace digitpad {
namespace {

using test::errorOf;
using test::fakeRenderers;
using test::TempFolder;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(ClassFolders, AreReadInOrder) {
    const TempFolder folder;
    folder.write("7/b.png", "B");
    folder.write("7/a.png", "A");
    folder.write("0/z.png", "Z");
    folder.write("letters/x.png", "X");
    const Dataset dataset = readClassFolders(folder.path(), fakeRenderers());
    EXPECT_THAT(dataset.labels(), ElementsAre(0, 7, 7, kNotADigit));
    EXPECT_EQ(dataset.pixels(1)[0], 'A');
    EXPECT_EQ(dataset.origin(1).where, "7/a.png");
    EXPECT_EQ(dataset.name(), folder.path().filename());
}

TEST(ClassFolders, LeaveOutWhatIsNoPicture) {
    const TempFolder folder;
    folder.write("3/a.png", "A");
    folder.write("3/.DS_Store", "!");
    folder.write("3/deeper/b.png", "!");
    folder.write(".git/c.png", "!");
    folder.write("README", "!");
    std::filesystem::create_directory(folder / "4");
    EXPECT_THAT(readClassFolders(folder.path(), fakeRenderers()).labels(), ElementsAre(3));
}

TEST(ClassFolders, SayWhatIsNoPicture) {
    const TempFolder folder;
    folder.write("3/a.png", "A");
    for (const char* name : {"Thumbs.db", "desktop.ini", "README.txt"})
        folder.write(std::filesystem::path("3") / name, "!");
    folder.write("3/.DS_Store", "!");
    folder.write("3/._a.png", "!");
    folder.write("3/deeper/b.png", "!");
    const Dataset data = readClassFolders(folder.path(), fakeRenderers());
    EXPECT_THAT(data.labels(), ElementsAre(3));
    ASSERT_EQ(data.notes().size(), 1U);
    EXPECT_THAT(data.notes()[0], AllOf(HasSubstr("3 files"), HasSubstr("'Thumbs.db'"),
                                       HasSubstr("2 hidden files"), HasSubstr("'3/deeper'")));
    EXPECT_EQ(listClassFolders(folder.path()).samples.size(), 1U);
    EXPECT_EQ(listClassFolders(folder.path()).notes, data.notes());
}

TEST(ClassFolders, SayNothingOfWhatIsUsual) {
    const TempFolder folder;
    folder.write("3/a.png", "A");
    folder.write("README.md", "!");
    EXPECT_THAT(readClassFolders(folder.path(), fakeRenderers()).notes(), testing::IsEmpty());
}

TEST(ClassFolders, KnowAPictureWithoutAnEnding) {
    const TempFolder folder;
    folder.write("3/a", "\x89PNG...");
    folder.write("3/b", "no picture");
    EXPECT_THAT(readClassFolders(folder.path(), fakeRenderers()).labels(), ElementsAre(3));
}

TEST(ClassFolders, LeaveOutABrokenPictureAndNameIt) {
    const TempFolder folder;
    folder.write("3/a.png", "A");
    folder.write("3/bad.png", "!");
    const Dataset data = readClassFolders(folder.path(), fakeRenderers());
    EXPECT_THAT(data.labels(), ElementsAre(3));
    ASSERT_EQ(data.notes().size(), 1U);
    EXPECT_THAT(data.notes()[0],
                AllOf(HasSubstr("1 picture"), HasSubstr("'3/bad.png'"), HasSubstr("cannot be decoded")));
}

TEST(ClassFolders, NameAFileWhereNoneCanBeDecoded) {
    const TempFolder folder;
    const auto bad = folder.write("3/bad.png", "!");
    EXPECT_THAT(errorOf([&] { readClassFolders(folder.path(), fakeRenderers()); }),
                AllOf(HasSubstr(bad.string()), HasSubstr("cannot be decoded")));
}

TEST(ClassFolders, HaveZerosInTenWhereThereIsNoZero) {
    const TempFolder folder;
    folder.write("1/a.png", "A");
    folder.write("10/b.png", "B");
    const Dataset data = readClassFolders(folder.path(), fakeRenderers());
    EXPECT_THAT(data.labels(), ElementsAre(1, 0));
    EXPECT_THAT(data.notes(), ElementsAre(HasSubstr("'10' holds the zeros")));
    const SampleCollection listed = listClassFolders(folder.path());
    EXPECT_EQ(listed.samples[1].label, "0");
    EXPECT_EQ(listed.samples[1].kind, SampleKind::Digit);
}

TEST(ClassFolders, HaveWordsForNames) {
    const TempFolder folder;
    folder.write("zero/a.png", "A");
    folder.write("Nine/b.png", "B");
    folder.write("digit_3/c.png", "C");
    folder.write("scribbles/d.png", "D");
    const Dataset data = openDataset(folder.path(), DatasetPart::Train, fakeRenderers());
    EXPECT_THAT(data.labels(), testing::UnorderedElementsAre(0, 9, 3, kNotADigit));
    EXPECT_THAT(data.notes(), ElementsAre(HasSubstr("'scribbles'")));
}

TEST(ClassFolders, AreDividedInsideOrOutside) {
    const TempFolder folder;
    folder.write("3/train/a.png", "A");
    folder.write("3/test/b.png", "B");
    folder.write("4/train/c.png", "C");
    EXPECT_TRUE(hasBothParts(folder.path()));
    EXPECT_THAT(openDataset(folder.path(), DatasetPart::Train, fakeRenderers()).labels(), ElementsAre(3, 4));
    const Dataset test = readClassFolders(folder.path(), fakeRenderers(), DatasetPart::Test);
    EXPECT_EQ(test.origin(0).where, "3/test/b.png");
    const TempFolder outside;
    outside.write("digits/train/zero/a.png", "A");
    outside.write("digits/val/one/b.png", "B");
    EXPECT_TRUE(hasBothParts(outside.path()));
    EXPECT_THAT(openDataset(outside.path(), DatasetPart::Train, fakeRenderers()).labels(), ElementsAre(0));
    EXPECT_THAT(openDataset(outside.path(), DatasetPart::Test, fakeRenderers()).labels(), ElementsAre(1));
}

TEST(ClassFolders, KeepNamesInAnyBytes) {
    const TempFolder folder;
    const std::string latin = "caf\xE9.png";
    folder.write("3/" + latin, "A");
    const SampleCollection listed = listClassFolders(folder.path());
    EXPECT_EQ(std::get<std::filesystem::path>(listed.samples[0].content).filename().string(), latin);
    EXPECT_THAT(readClassFolders(folder.path(), fakeRenderers()).labels(), ElementsAre(3));
}

TEST(ClassFolders, EndWhereTheyAreAskedTo) {
    const TempFolder folder;
    folder.write("3/a.png", "A");
    folder.write("3/b.png", "A");
    std::stop_source stop;
    SampleRenderers renderers = fakeRenderers();
    renderers.picture = [&, read = renderers.picture](const std::filesystem::path& file) {
        stop.request_stop();
        return read(file);
    };
    EXPECT_THROW(readClassFolders(folder.path(), renderers, DatasetPart::Train, {stop.get_token(), {}}),
                 ReadingCancelled);
}

TEST(ClassFolders, SayWhenTheyAreEmpty) {
    const TempFolder folder;
    EXPECT_THAT(errorOf([&] { readClassFolders(folder.path(), fakeRenderers()); }),
                AllOf(HasSubstr(folder.path().string()), HasSubstr("no pictures")));
    std::filesystem::create_directory(folder / "4");
    EXPECT_THAT(errorOf([&] { readClassFolders(folder.path(), fakeRenderers()); }), HasSubstr("no pictures"));
}

TEST(ClassFolders, SayWhenTheyAreMissing) {
    EXPECT_THAT(errorOf([] { readClassFolders("/no/such", fakeRenderers()); }),
                AllOf(HasSubstr("/no/such"), HasSubstr("no such folder")));
}

} // namespace
} // namespace digitpad
