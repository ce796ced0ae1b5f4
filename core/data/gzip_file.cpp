#include "core/data/gzip_file.h"

#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <system_error>

#include "core/error.h"

namespace digitpad {
namespace {

namespace fs = std::filesystem;

void requirePlainFile(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
        throw Error(path.string(), "there is no such file", "Check the path");
    }
    if (status.type() == fs::file_type::none)
        throw Error(path.string(), "cannot be read: " + error.message());
    if (status.type() != fs::file_type::regular)
        throw Error(path.string(), "is not a file", "Give a plain file");
}

gzFile openGzip(const fs::path& path) {
#ifdef _WIN32
    return gzopen_w(path.c_str(), "rb");
#else
    return gzopen(path.c_str(), "rb");
#endif
}

/// Throws what gzread() found wrong.  A cut-off end is told only beside bytes that were still readable.
void requireRead(gzFile file, int got, const fs::path& path) {
    int status = Z_OK;
    std::string message = gzerror(file, &status); // "PATH: MESSAGE"
    const std::string prefix = path.string() + ": ";
    if (message.starts_with(prefix)) message.erase(0, prefix.size());
    if (status == Z_BUF_ERROR) throw Error(path.string(), "the compressed file is cut off", "Get it again");
    if (status == Z_ERRNO) throw Error(path.string(), "cannot be read: " + message);
    if (got < 0)
        throw Error(path.string(), "the compressed file is corrupt (" + message + ")", "Get it again");
}

} // namespace

void GzipFile::Closer::operator()(void* file) const {
    gzclose_r(static_cast<gzFile>(file)); // the errors were taken while reading
}

GzipFile::GzipFile(const fs::path& path) : m_path(path) {
    requirePlainFile(path);
    errno = 0;
    m_file.reset(openGzip(path));
    if (const int code = errno; !m_file) {
        throw Error(path.string(), "cannot be read: " + std::generic_category().message(code),
                    "Check its permissions");
    }
    gzbuffer(static_cast<gzFile>(m_file.get()), 256 * 1024);
    m_fileSize = fs::file_size(path);
}

std::size_t GzipFile::read(std::span<std::uint8_t> buffer) {
    const auto file = static_cast<gzFile>(m_file.get());
    std::size_t done = 0;
    while (done < buffer.size()) {
        constexpr std::size_t kStep = 1U << 30; // gzread() counts in int
        const auto wanted = static_cast<unsigned>(std::min(buffer.size() - done, kStep));
        const int got = gzread(file, buffer.data() + done, wanted);
        requireRead(file, got, m_path);
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

std::uintmax_t GzipFile::contentLimit() const {
    constexpr std::uintmax_t kDeflateGain = 1032;
    if (gzdirect(static_cast<gzFile>(m_file.get())) != 0) return m_fileSize;
    return m_fileSize > std::numeric_limits<std::uintmax_t>::max() / kDeflateGain ? m_fileSize
                                                                                  : m_fileSize * kDeflateGain;
}

double GzipFile::share() const {
    const auto read = static_cast<double>(gzoffset(static_cast<gzFile>(m_file.get())));
    return m_fileSize == 0 ? 1 : std::clamp(read / static_cast<double>(m_fileSize), 0.0, 1.0);
}

bool LineReader::fill() {
    constexpr std::size_t kChunk = 1U << 20;
    m_buffer.erase(0, m_begin);
    m_begin = 0;
    if (m_buffer.size() > m_longest) {
        throw Error(m_file.path().string(),
                    "line " + std::to_string(m_number + 1) + " is over " + std::to_string(m_longest >> 20) +
                        " MiB long",
                    "This is not a text file of samples");
    }
    const std::size_t kept = m_buffer.size();
    m_buffer.resize(kept + kChunk);
    const auto fresh = std::span(reinterpret_cast<std::uint8_t*>(m_buffer.data()) + kept, kChunk);
    const std::size_t got = m_file.read(fresh);
    m_buffer.resize(kept + got);
    return got > 0;
}

bool LineReader::next(std::string_view& line) {
    std::size_t end = m_buffer.find('\n', m_begin);
    while (end == std::string::npos) {
        const std::size_t searched = m_buffer.size() - m_begin;
        if (!fill()) break;
        end = m_buffer.find('\n', searched);
    }
    if (end == std::string::npos && m_begin == m_buffer.size()) return false;
    line = std::string_view(m_buffer).substr(m_begin, end == std::string::npos ? end : end - m_begin);
    m_begin = end == std::string::npos ? m_buffer.size() : end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (m_number == 0 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
    ++m_number;
    return true;
}

std::string LineReader::where() const {
    return m_file.path().string() + ", line " + std::to_string(m_number);
}

} // namespace digitpad
