#include "ui/svg_source.h"

#include <zlib.h>

#include <algorithm>
#include <array>

#include "core/error.h"

namespace digitpad {

namespace {

/// Bytes, unpacked.  A page of handwriting has about a million, the largest maps thirty.
constexpr qsizetype kMaxBytes = 50'000'000;

bool isGzipped(const QByteArray& bytes) {
    return bytes.startsWith("\x1F\x8B");
}

class Inflater {
public:
    Inflater() { inflateInit2(&m_stream, 16 + MAX_WBITS); } // 16: gzip's header
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    ~Inflater() { inflateEnd(&m_stream); }

    /// Up to a little more than `most` bytes.  Sets `complete` where the end was reached.
    QByteArray run(const QByteArray& packed, qsizetype most, bool& complete) {
        std::array<char, 65'536> chunk{};
        QByteArray bytes;
        m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data())); // zlib only reads it
        m_stream.avail_in = static_cast<uInt>(packed.size());
        int status = Z_OK;
        while (status == Z_OK && bytes.size() <= most) {
            m_stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
            m_stream.avail_out = static_cast<uInt>(chunk.size());
            status = inflate(&m_stream, Z_NO_FLUSH);
            bytes.append(chunk.data(), static_cast<qsizetype>(chunk.size() - m_stream.avail_out));
        }
        complete = status == Z_STREAM_END;
        return bytes;
    }

private:
    z_stream m_stream{};
};

/// Its first character may come after a byte order mark and blanks, and have zeros about it in UTF-16 and 32.
bool beginsAsXml(QByteArray start) {
    for (const char* mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"})
        if (start.startsWith(mark)) start.remove(0, static_cast<qsizetype>(qstrlen(mark)));
    return start.replace('\0', "").trimmed().startsWith('<');
}

} // namespace

bool mayBeSvg(const QByteArray& bytes) {
    constexpr qsizetype kStart = 256;
    if (!isGzipped(bytes)) return beginsAsXml(bytes.left(kStart));
    bool complete = false;
    return beginsAsXml(Inflater().run(bytes.left(kStart), kStart, complete));
}

QByteArray svgSource(const QByteArray& bytes, const std::string& where) {
    bool complete = true;
    QByteArray source = isGzipped(bytes) ? Inflater().run(bytes, kMaxBytes, complete) : bytes;
    if (source.size() > kMaxBytes)
        throw Error(where, "the drawing is too large", "Export it from a drawing program as PNG");
    if (!complete)
        throw Error(where, "the picture is damaged: it cannot be unpacked", "Copy or download it again");
    return source;
}

} // namespace digitpad
