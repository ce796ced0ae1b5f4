#include "ui/picture_damage.h"

#include <zlib.h>

#include <QtEndian>
#include <algorithm>
#include <cstdlib>

namespace digitpad {

namespace {

constexpr auto kCutOff = "its end is missing";
constexpr auto kAltered = "a checksum in it is wrong";

/// 0 behind the end, as are the numbers below: walks then end there by themselves.
int byteAt(const QByteArray& bytes, qsizetype at) {
    return at < bytes.size() ? static_cast<uchar>(bytes[at]) : 0;
}

template <typename Number>
Number bigEndianAt(const QByteArray& bytes, qsizetype at) {
    const bool there = at + static_cast<qsizetype>(sizeof(Number)) <= bytes.size();
    return there ? qFromBigEndian<Number>(bytes.constData() + at) : Number(0);
}

template <typename Number>
Number littleEndianAt(const QByteArray& bytes, qsizetype at) {
    const bool there = at + static_cast<qsizetype>(sizeof(Number)) <= bytes.size();
    return there ? qFromLittleEndian<Number>(bytes.constData() + at) : Number(0);
}

struct JpegMarkers {
    int scans = 0;
    bool hasEnd = false;
};

/// From marker to marker up to the end of the image (ITU T.81, B.1).  What comes behind it, as in many
/// phones' photos, is not looked at; neither is a preview's end, which lies inside a segment.
JpegMarkers markersOf(const QByteArray& bytes) {
    constexpr int kEndOfImage = 0xD9;
    constexpr int kStartOfScan = 0xDA;
    const auto standsAlone = [](int marker) { // or is no marker at all but a byte 0xFF of the pixels
        return marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD8);
    };
    JpegMarkers found;
    qsizetype at = 2;
    while ((at = bytes.indexOf('\xFF', at)) >= 0) {
        while (byteAt(bytes, at) == 0xFF) ++at; // any number of them may stand before a marker
        const int marker = byteAt(bytes, at++);
        found.hasEnd = marker == kEndOfImage;
        if (found.hasEnd) break;
        if (marker == kStartOfScan) ++found.scans;
        if (!standsAlone(marker)) at += bigEndianAt<quint16>(bytes, at);
    }
    return found;
}

bool isJpeg(const QByteArray& format) {
    return format == "jpeg" || format == "jpg";
}

/// Behind a chain of blocks, each led by its length; behind the file where that ends first.
qsizetype behindGifBlocks(const QByteArray& bytes, qsizetype at) {
    while (const int length = byteAt(bytes, at)) at += 1 + length;
    return at + 1;
}

/// Up to the end of the first frame, which is what is read (GIF89a specification).
std::string damageOfGif(const QByteArray& bytes) {
    constexpr int kExtension = 0x21;
    constexpr int kFrame = 0x2C;
    const auto colorTable = [&](qsizetype flagsAt) {
        const int flags = byteAt(bytes, flagsAt);
        return (flags & 0x80) != 0 ? 3 << ((flags & 7) + 1) : 0;
    };
    qsizetype at = 13 + colorTable(10);
    while (byteAt(bytes, at) == kExtension) at = behindGifBlocks(bytes, at + 2);
    if (at >= bytes.size()) return kCutOff;
    if (byteAt(bytes, at) == kFrame) at = behindGifBlocks(bytes, at + 11 + colorTable(at + 9));
    return at > bytes.size() ? kCutOff : std::string();
}

/// Each chunk with its checksum (PNG specification, 5.3).  Those that a decoder can do without may be wrong.
std::string damageOfPng(const QByteArray& bytes) {
    constexpr qsizetype kFrame = 12; // length, type and checksum
    for (qsizetype at = 8; at + 8 <= bytes.size();) {
        const qsizetype length = bigEndianAt<quint32>(bytes, at);
        const char* type = bytes.constData() + at + 4;
        const bool isLast = qstrncmp(type, "IEND", 4) == 0;
        if (isLast && at + kFrame > bytes.size()) return {}; // Qt does without its checksum
        if (at + kFrame + length > bytes.size()) break;
        const auto checksum =
            crc32_z(0, reinterpret_cast<const uchar*>(type), static_cast<std::size_t>(4 + length));
        const bool isCritical = *type >= 'A' && *type <= 'Z';
        if (isCritical && checksum != bigEndianAt<quint32>(bytes, at + 8 + length)) return kAltered;
        if (isLast) return {};
        at += kFrame + length;
    }
    return kCutOff;
}

/// By the size that the header tells.  A compressed one does not tell.  The last row may lack the bytes that
/// fill it up to a multiple of four.
std::string damageOfBmp(const QByteArray& bytes) {
    constexpr quint32 kOldHeader = 12;
    const auto header = littleEndianAt<quint32>(bytes, 14);
    const bool old = header == kOldHeader;
    const qint64 width = old ? littleEndianAt<qint16>(bytes, 18) : littleEndianAt<qint32>(bytes, 18);
    const qint64 height = old ? littleEndianAt<qint16>(bytes, 20) : littleEndianAt<qint32>(bytes, 22);
    const qint64 bits = littleEndianAt<quint16>(bytes, old ? 24 : 28);
    const auto compression = old ? 0 : littleEndianAt<quint32>(bytes, 30);
    constexpr quint32 kRunLength8 = 1;
    constexpr quint32 kRunLength4 = 2;
    if (compression == kRunLength8 || compression == kRunLength4) return {};
    const qint64 row = std::max<qint64>((width * bits + 31) / 32 * 4, 1);
    const qint64 start = std::max<qint64>(littleEndianAt<quint32>(bytes, 10), 14 + qint64(header));
    const qint64 before = bytes.size() - start - (width * bits + 7) / 8; // the last row
    return before < 0 || std::abs(height) - 1 > before / row ? kCutOff : std::string();
}

} // namespace

std::string damageOf(const QByteArray& bytes, const QByteArray& format) {
    if (isJpeg(format)) return markersOf(bytes).hasEnd ? std::string() : kCutOff;
    if (format == "gif") return damageOfGif(bytes);
    if (format == "png") return damageOfPng(bytes);
    if (format == "bmp") return damageOfBmp(bytes);
    if (format == "xbm") return bytes.contains('}') ? std::string() : kCutOff;
    return {};
}

int passesOver(const QByteArray& bytes, const QByteArray& format) {
    return isJpeg(format) ? std::max(markersOf(bytes).scans, 1) : 1;
}

} // namespace digitpad
