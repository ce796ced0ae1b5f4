#include "core/atomic_file.h"

#include <cerrno>
#include <random>
#include <string>
#include <system_error>
#include <utility>

#include "core/error.h"

#ifndef _WIN32
#include <fcntl.h>
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

/// Short whatever the target's name is, and random, so that what a killed process left is never in the way.
fs::path temporaryName(const fs::path& folder) {
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
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        std::error_code ignored; // it may be gone already
        if (!m_path.empty()) fs::remove(m_path, ignored);
    }
    const fs::path& path() const { return m_path; }
    void keep() { m_path.clear(); }

private:
    fs::path m_path;
};

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

/// Gives the file its name only when it is whole, so that a process killed while writing leaves nothing
/// behind. False where kernel or file system have no files without a name.
bool writeUnnamed([[maybe_unused]] const fs::path& temporary, [[maybe_unused]] std::string_view content,
                  [[maybe_unused]] const fs::path& target) {
#ifdef O_TMPFILE
    const Descriptor file(::open(temporary.parent_path().c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666));
    if (file.value() < 0) return false;
    writeSynced(file, content, target);
    const std::string self = "/proc/self/fd/" + std::to_string(file.value());
    return ::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, temporary.c_str(), AT_SYMLINK_FOLLOW) == 0;
#else
    return false;
#endif
}

void writeTemporary(const fs::path& temporary, std::string_view content, const fs::path& target) {
    if (writeUnnamed(temporary, content, target)) return;
    Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (file.value() < 0) fail(target, errno);
    writeSynced(file, content, target);
    if (file.close() != 0) fail(target, errno);
}

/// Makes the rename itself last.  Some file systems cannot; the file is whole either way, so that is no
/// error.
void syncFolder(const fs::path& folder) {
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.value() >= 0) ::fsync(descriptor.value());
}

#else

void writeTemporary(const fs::path& temporary, std::string_view content, const fs::path& target) {
    std::ofstream file(temporary, std::ios::binary);
    if (!file) fail(target, errno);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.close();
    if (!file) fail(target, errno != 0 ? errno : ENOSPC);
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
    const fs::path target = resolveTarget(path);
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    TemporaryFile temporary(temporaryName(folder));
    writeTemporary(temporary.path(), content, target);
    std::error_code error;
    fs::rename(temporary.path(), target, error);
    if (error) fail(target, error.value());
    temporary.keep();
    syncFolder(folder);
}

} // namespace digitpad
