#include "core/atomic_file.h"

#include <cerrno>
#include <cstdint>
#include <random>
#include <string>
#include <system_error>
#include <utility>

#include "core/error.h"

#ifndef _WIN32
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <fstream>
#endif

namespace digitpad {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, int code) {
    std::string remedy = "Choose another place";
    if (code == ENOSPC || code == EDQUOT || code == EFBIG) remedy = "Free some space or choose another place";
    if (code == ENOENT) remedy = "Create the folder first";
    if (code == ELOOP) remedy = "Remove the link, which leads back to itself, or choose another place";
    throw Error(path.string(), "cannot be written: " + std::generic_category().message(code), remedy);
}

/// Short whatever the target's name is.
fs::path randomName(const fs::path& folder) {
    constexpr const char* kLetters = "abcdefghijklmnopqrstuvwxyz234567";
    std::random_device device;
    std::string name = ".digitpad-";
    for (int i = 0; i < 12; ++i) name += kLetters[device() % 32];
    return folder / (name + ".tmp");
}

/// Removes the temporary file unless it was renamed away.
class TemporaryFile {
public:
    explicit TemporaryFile(fs::path path) : m_path(std::move(path)) {}
    TemporaryFile(TemporaryFile&& other) noexcept : m_path(std::exchange(other.m_path, {})) {}
    TemporaryFile& operator=(TemporaryFile&&) = delete;
    ~TemporaryFile() {
        std::error_code ignored; // it may be gone already
        if (!m_path.empty()) fs::remove(m_path, ignored);
    }
    const fs::path& path() const { return m_path; }
    void keep() { m_path.clear(); }

private:
    fs::path m_path;
};

void replace(TemporaryFile temporary, const fs::path& target) {
    std::error_code error;
    fs::rename(temporary.path(), target, error);
    if (error) fail(target, error.value());
    temporary.keep();
}

#ifndef _WIN32

class Descriptor {
public:
    explicit Descriptor(int value) : m_value(value) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (m_value >= 0) ::close(m_value);
    }
    int value() const { return m_value; }
    /// Some file systems report a full disk only here.
    int close() { return ::close(std::exchange(m_value, -1)); }

private:
    int m_value;
};

void writeAll(int file, std::string_view content, const fs::path& target) {
    while (!content.empty()) {
        const ssize_t written = ::write(file, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail(target, errno);
        content.remove_prefix(static_cast<std::size_t>(written));
    }
}

void writeSynced(const Descriptor& file, std::string_view content, const fs::path& target) {
    struct stat old {};
    if (::stat(target.c_str(), &old) == 0 && ::fchmod(file.value(), old.st_mode & 07777) != 0) {
        fail(target, errno);
    }
    writeAll(file.value(), content, target);
    if (::fsync(file.value()) != 0) fail(target, errno);
}

/// The same for every writer of the target (its name by FNV-1a), so that the next one finds what one that was
/// killed left.
fs::path ownName(const fs::path& target) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char byte : target.filename().string()) {
        hash ^= static_cast<unsigned char>(byte);
        hash *= 0x100000001b3U;
    }
    return target.parent_path() / (".digitpad-" + std::to_string(hash) + ".tmp");
}

/// Removes what a process left that was killed before it could rename it.  One that is still at it holds a
/// lock.
void removeLeftover(const fs::path& temporary) {
    const Descriptor file(::open(temporary.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (file.value() < 0 || ::flock(file.value(), LOCK_EX | LOCK_NB) != 0) return;
    struct stat locked {};
    struct stat named {};
    const bool same = ::fstat(file.value(), &locked) == 0 && ::lstat(temporary.c_str(), &named) == 0 &&
                      locked.st_ino == named.st_ino && locked.st_dev == named.st_dev;
    if (same) ::unlink(temporary.c_str());
}

/// Where no one else writes.
fs::path temporaryName(const fs::path& target) {
    const fs::path own = ownName(target);
    removeLeftover(own);
    std::error_code ignored;
    return fs::exists(fs::symlink_status(own, ignored)) ? randomName(target.parent_path()) : own;
}

#ifdef O_TMPFILE

bool giveName(const Descriptor& file, const fs::path& name) {
    const std::string self = "/proc/self/fd/" + std::to_string(file.value());
    return ::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
}

/// Gives the file a name only when it is whole, at once its own where there is none of that name yet: then a
/// process may be killed at any moment and leaves nothing.  False where kernel or file system have no files
/// without a name.
bool writeUnnamed(const fs::path& target, std::string_view content) {
    const Descriptor file(::open(target.parent_path().c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666));
    if (file.value() < 0) return false;
    writeSynced(file, content, target);
    if (giveName(file, target)) return true;
    if (errno != EEXIST) return false;
    ::flock(file.value(), LOCK_EX); // until it is renamed
    const fs::path name = temporaryName(target);
    if (!giveName(file, name)) return false;
    replace(TemporaryFile(name), target);
    return true;
}

#else

bool writeUnnamed(const fs::path&, std::string_view) {
    return false;
}

#endif

void writeNamed(const fs::path& target, std::string_view content) {
    const fs::path name = temporaryName(target);
    Descriptor file(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (file.value() < 0) fail(target, errno);
    TemporaryFile temporary(name);
    ::flock(file.value(), LOCK_EX);
    writeSynced(file, content, target);
    if (file.close() != 0) fail(target, errno);
    replace(std::move(temporary), target);
}

void writeWhole(const fs::path& target, std::string_view content) {
    if (!writeUnnamed(target, content)) writeNamed(target, content);
}

/// Makes the rename itself last.  Some file systems cannot; the file is whole either way, so that is no
/// error.
void syncFolder(const fs::path& folder) {
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.value() >= 0) ::fsync(descriptor.value());
}

#else

void writeWhole(const fs::path& target, std::string_view content) {
    TemporaryFile temporary(randomName(target.parent_path()));
    std::ofstream file(temporary.path(), std::ios::binary);
    if (!file) fail(target, errno);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.close();
    if (!file) fail(target, errno != 0 ? errno : ENOSPC);
    replace(std::move(temporary), target);
}

void syncFolder(const fs::path&) {}

#endif

/// Follows links, so that the file they name is replaced and not the link, also where there is none yet.
fs::path followed(const fs::path& link) {
    constexpr int kMostLinks = 40; // as many as Linux follows
    fs::path path = link;
    for (int i = 0; i < kMostLinks; ++i) {
        std::error_code error;
        if (!fs::is_symlink(fs::symlink_status(path, error))) return path;
        const fs::path target = fs::read_symlink(path, error);
        if (error) fail(link, error.value());
        path = path.parent_path() / target;
    }
    fail(link, ELOOP);
}

fs::path resolveTarget(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error && status.type() != fs::file_type::not_found) fail(path, error.value());
    if (fs::is_directory(status)) throw Error(path.string(), "is a folder", "Give the name of a file");
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        throw Error(path.string(), "is not a plain file", "Give the name of a file");
    }
    if (!path.has_filename()) throw Error(path.string(), "does not name a file", "Give the name of a file");
    return followed(path);
}

} // namespace

void writeFileAtomically(const fs::path& path, std::string_view content) {
    fs::path target = resolveTarget(path);
    if (!target.has_parent_path()) target = "." / target;
    writeWhole(target, content);
    syncFolder(target.parent_path());
}

} // namespace digitpad
