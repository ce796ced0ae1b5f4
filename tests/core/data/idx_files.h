// Small IDX files, right or wrong as a test wants them.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/digit_image.h"

namespace digitpad::test {

inline std::string bigEndian(std::uint32_t number) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xffU);
    return bytes;
}

inline std::string idxLabels(const std::vector<int>& labels) {
    std::string file = bigEndian(0x0801) + bigEndian(static_cast<std::uint32_t>(labels.size()));
    for (const int label : labels) file += static_cast<char>(label);
    return file;
}

/// Image i is filled with the value i.
inline std::string idxImages(std::uint32_t count) {
    std::string file = bigEndian(0x0803) + bigEndian(count) + bigEndian(28) + bigEndian(28);
    for (std::uint32_t i = 0; i < count; ++i) file += std::string(kImagePixels, static_cast<char>(i));
    return file;
}

inline std::string gzipped(std::string_view content) {
    z_stream stream{};
    constexpr int kGzip = 15 + 16;
    deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, content.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

} // namespace digitpad::test
