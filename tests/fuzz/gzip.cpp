// A gzipped or plain file, read as bytes and as lines.
#include "core/data/gzip_file.h"

#include <array>

#include "tests/fuzz/files.h"

namespace digitpad::fuzz {

void tryGzip(Bytes bytes) {
    const std::filesystem::path path = fileOf("lines.gz", bytes);
    LineReader lines(path);
    std::string_view line;
    while (lines.next(line)) {
    }
    GzipFile file(path);
    std::array<std::uint8_t, 4096> buffer{};
    while (file.read(buffer) == buffer.size()) {
    }
}

} // namespace digitpad::fuzz
