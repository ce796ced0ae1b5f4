#include <gmock/gmock.h>

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

TEST(ClassFolders, NameAFileThatCannotBeDecoded) {
    const TempFolder folder;
    folder.write("3/a.png", "A");
    const auto bad = folder.write("3/bad.png", "!");
    EXPECT_THAT(errorOf([&] { readClassFolders(folder.path(), fakeRenderers()); }),
                AllOf(HasSubstr(bad.string()), HasSubstr("cannot be decoded")));
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
