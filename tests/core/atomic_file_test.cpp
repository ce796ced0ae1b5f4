#include "core/atomic_file.h"

#include <gmock/gmock.h>

#include "tests/core/error_message.h"
#include "tests/core/temp_folder.h"

#ifndef _WIN32
#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#endif

namespace digitpad {
namespace {

using test::errorOf;
using test::readAll;
using test::TempFolder;
using testing::AllOf;
using testing::HasSubstr;

TEST(AtomicFile, WritesWhatItIsGiven) {
    const TempFolder folder;
    const std::string content("a\0b\r\n\xff", 6);
    writeFileAtomically(folder / "new.bin", content);
    EXPECT_EQ(readAll(folder / "new.bin"), content);
    EXPECT_EQ(folder.entries(), 1U);
}

TEST(AtomicFile, ReplacesAnOlderFile) {
    const TempFolder folder;
    folder.write("model.onnx", "a longer content than the new one");
    writeFileAtomically(folder / "model.onnx", "short");
    EXPECT_EQ(readAll(folder / "model.onnx"), "short");
    writeFileAtomically(folder / "model.onnx", "");
    EXPECT_EQ(readAll(folder / "model.onnx"), "");
    EXPECT_EQ(folder.entries(), 1U);
}

TEST(AtomicFile, WritesIntoTheCurrentFolder) {
    const TempFolder folder;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    writeFileAtomically("bare.txt", "x");
    std::filesystem::current_path(before);
    EXPECT_EQ(readAll(folder / "bare.txt"), "x");
}

TEST(AtomicFile, TakesTheLongestName) {
    const TempFolder folder;
    const std::string name(255, 'n'); // NAME_MAX: the temporary name must not be built on it
    writeFileAtomically(folder / name, "x");
    EXPECT_EQ(readAll(folder / name), "x");
}

TEST(AtomicFile, NamesAMissingFolder) {
    const TempFolder folder;
    const auto path = folder / "none" / "model.onnx";
    EXPECT_THAT(errorOf([&] { writeFileAtomically(path, "x"); }),
                AllOf(HasSubstr(path.string()), HasSubstr("Create the folder")));
    EXPECT_EQ(folder.entries(), 0U);
}

TEST(AtomicFile, RefusesAFolder) {
    const TempFolder folder;
    std::filesystem::create_directory(folder / "sub");
    EXPECT_THAT(errorOf([&] { writeFileAtomically(folder / "sub", "x"); }), HasSubstr("is a folder"));
    EXPECT_THAT(errorOf([&] { writeFileAtomically(folder.path() / "", "x"); }), HasSubstr("is a folder"));
    EXPECT_EQ(folder.entries(), 1U);
}

#ifndef _WIN32

/// Of the temporary file beside `path`, which is there for moments while it is written over.
std::filesystem::path nameWhileWriting(const TempFolder& folder, const std::filesystem::path& path) {
    const pid_t child = fork();
    if (child == 0) {
        for (char letter = 'b';; letter = letter == 'z' ? 'a' : static_cast<char>(letter + 1))
            writeFileAtomically(path, std::string(1, letter));
    }
    std::filesystem::path seen;
    while (seen.empty())
        for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
            if (entry.path() != path) seen = entry.path();
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    std::filesystem::remove(seen);
    folder.write(path.filename(), "old");
    return seen;
}

TEST(AtomicFile, RefusesADevice) {
    EXPECT_THAT(errorOf([] { writeFileAtomically("/dev/null", "x"); }), HasSubstr("not a plain file"));
    EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST(AtomicFile, ReplacesWhatALinkNames) {
    const TempFolder folder;
    folder.write("real.txt", "old");
    std::filesystem::create_symlink("real.txt", folder / "link.txt");
    writeFileAtomically(folder / "link.txt", "new");
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "link.txt"));
    EXPECT_EQ(readAll(folder / "real.txt"), "new");
}

TEST(AtomicFile, WritesWhereALinkNamesWhatIsNotThereYet) {
    const TempFolder folder;
    std::filesystem::create_directory(folder / "sub");
    std::filesystem::create_symlink("sub/later.txt", folder / "link.txt");
    writeFileAtomically(folder / "link.txt", "new");
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "link.txt"));
    EXPECT_EQ(readAll(folder / "sub" / "later.txt"), "new");
}

TEST(AtomicFile, RefusesLinksThatLeadNowhere) {
    const TempFolder folder;
    std::filesystem::create_symlink("loop.onnx", folder / "loop.onnx");
    std::filesystem::create_symlink("b", folder / "a");
    std::filesystem::create_symlink("a", folder / "b");
    std::filesystem::create_symlink("none/model.onnx", folder / "lost.onnx");
    for (const char* name : {"loop.onnx", "a", "loop.onnx/model.onnx"}) {
        const auto path = folder / name;
        EXPECT_THAT(errorOf([&] { writeFileAtomically(path, "x"); }),
                    AllOf(HasSubstr(path.string()), HasSubstr("cannot be written"), HasSubstr("link")));
    }
    EXPECT_THAT(errorOf([&] { writeFileAtomically(folder / "lost.onnx", "x"); }),
                HasSubstr("Create the folder"));
    EXPECT_EQ(folder.entries(), 4U);
}

TEST(AtomicFile, RefusesANameThatIsTooLong) {
    const TempFolder folder;
    const auto path = folder / std::string(300, 'n');
    EXPECT_THAT(errorOf([&] { writeFileAtomically(path, "x"); }),
                AllOf(HasSubstr("cannot be written"), HasSubstr("too long")));
    EXPECT_EQ(folder.entries(), 0U);
}

TEST(AtomicFile, KeepsThePermissions) {
    const TempFolder folder;
    const auto path = folder.write("shared.csv", "old");
    ASSERT_EQ(chmod(path.c_str(), 0640), 0);
    writeFileAtomically(path, "new");
    struct stat now {};
    ASSERT_EQ(stat(path.c_str(), &now), 0);
    EXPECT_EQ(now.st_mode & 0777U, 0640U);
}

TEST(AtomicFile, NamesAFolderWithoutPermission) {
    if (geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
    const TempFolder folder;
    const auto path = folder.write("old.txt", "old");
    ASSERT_EQ(chmod(folder.path().c_str(), 0500), 0);
    const std::string message = errorOf([&] { writeFileAtomically(path, "new"); });
    ASSERT_EQ(chmod(folder.path().c_str(), 0700), 0);
    EXPECT_THAT(message, AllOf(HasSubstr(path.string()), HasSubstr("Permission denied")));
    EXPECT_EQ(readAll(path), "old");
}

/// Makes writes beyond `bytes` fail as a full disk does, for the scope it lives in.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) : m_handler(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;
    ~FileSizeLimit() {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before{};
    void (*m_handler)(int);
};

TEST(AtomicFile, LeavesTheOldFileWhereThereIsNoSpace) {
    const TempFolder folder;
    const auto path = folder.write("model.onnx", "old");
    std::string message;
    {
        const FileSizeLimit limit(1000);
        message = errorOf([&] { writeFileAtomically(path, std::string(5000, 'x')); });
    }
    EXPECT_THAT(message, AllOf(HasSubstr(path.string()), HasSubstr("Free some space")));
    EXPECT_EQ(readAll(path), "old");
    EXPECT_EQ(folder.entries(), 1U) << "the temporary file must be gone";
}

TEST(AtomicFile, IsWholeWhenItsWriterIsKilled) {
    const TempFolder folder;
    const auto path = folder.write("model.onnx", std::string(1'000'000, 'a'));
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        for (char letter = 'b';; letter = letter == 'z' ? 'a' : static_cast<char>(letter + 1)) {
            writeFileAtomically(path, std::string(1'000'000, letter));
        }
    }
    while (readAll(path)[0] == 'a') usleep(100); // it writes; where it is within a write is left to chance
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    const std::string content = readAll(path);
    ASSERT_EQ(content.size(), 1'000'000U);
    EXPECT_EQ(content.find_first_not_of(content[0]), std::string::npos) << "two contents are mixed";
    writeFileAtomically(path, "next"); // nothing the killed process left is in the way
    EXPECT_EQ(readAll(path), "next");
    EXPECT_EQ(folder.entries(), 1U) << "nor is anything of it left";
}

/// A process that is killed between naming its temporary file and renaming it leaves it; one that is still at
/// it has locked it.
TEST(AtomicFile, RemovesWhatAKilledWriterLeftAndNoOthers) {
    const TempFolder folder;
    const auto path = folder.write("model.onnx", "old");
    const auto temporary = nameWhileWriting(folder, path);
    folder.write(temporary.filename(), "half");
    writeFileAtomically(path, "new");
    EXPECT_EQ(readAll(path), "new");
    EXPECT_EQ(folder.entries(), 1U);

    folder.write(temporary.filename(), "another's");
    const int other = open(temporary.c_str(), O_RDONLY | O_CLOEXEC);
    ASSERT_EQ(flock(other, LOCK_EX), 0);
    writeFileAtomically(path, "newer");
    close(other);
    EXPECT_EQ(readAll(path), "newer");
    EXPECT_EQ(readAll(temporary), "another's");
    EXPECT_EQ(folder.entries(), 2U);
}

#endif

} // namespace
} // namespace digitpad
