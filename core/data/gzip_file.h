// A file read from front to end, gzipped or not, with readable errors for what damages files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace digitpad {

class GzipFile {
public:
    /// Throws Error where `path` is missing, not a plain file, or not readable.
    explicit GzipFile(const std::filesystem::path& path);

    /// Fills `buffer` and returns its size, or less at the end of the content.
    /// Throws Error where compressed content is cut off or corrupt.
    std::size_t read(std::span<std::uint8_t> buffer);
    /// The most bytes the content can have, from the file's size: deflate never gains more than 1032:1.
    std::uintmax_t contentLimit() const;
    /// How much of the file was read, 0 to 1, compressed bytes where it is compressed.
    double share() const;
    const std::filesystem::path& path() const { return m_path; }

private:
    struct Closer {
        void operator()(void* file) const;
    };
    std::filesystem::path m_path;
    std::uintmax_t m_fileSize = 0;
    std::unique_ptr<void, Closer> m_file; ///< zlib's gzFile
};

/// The lines of a text file, gzipped or not, without their line ends (LF or CRLF).
class LineReader {
public:
    /// @param longest bytes of a line; a longer one is refused once so much of it was read
    explicit LineReader(const std::filesystem::path& path, std::size_t longest = kLongestLine)
        : m_file(path), m_longest(longest) {}

    /// False at the end.  `line` is valid until the next call.  Throws Error for a line that is too long.
    bool next(std::string_view& line);
    /// Of the line last read, from 1.
    std::size_t number() const { return m_number; }
    /// "FILE, line N": what errors name.
    std::string where() const;
    /// As GzipFile's.
    double share() const { return m_file.share(); }

private:
    static constexpr std::size_t kLongestLine = std::size_t{64} << 20;
    bool fill();

    GzipFile m_file;
    std::size_t m_longest;
    std::string m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_number = 0;
};

} // namespace digitpad
