#include "ui/paths.h"

#include <algorithm>

#include "core/printable.h"

namespace digitpad {

namespace {

constexpr char16_t kKeptByte = 0xDC00; ///< plus the byte, which is 0x80 or more

/// How many bytes at the start are one character of UTF-8; 0 where they are none.
std::size_t characterLength(std::string_view bytes) {
    for (std::size_t length = 1; length <= std::min<std::size_t>(4, bytes.size()); ++length)
        if (QUtf8StringView(bytes.data(), static_cast<qsizetype>(length)).isValidUtf8()) return length;
    return 0;
}

bool isKeptByte(const QString& name, qsizetype at) {
    const char16_t unit = name[at].unicode();
    const bool pair = at > 0 && name[at - 1].isHighSurrogate();
    return !pair && unit >= kKeptByte + 0x80 && unit <= kKeptByte + 0xFF;
}

} // namespace

QString nameFromBytes(std::string_view bytes) {
    QString name;
    while (!bytes.empty()) {
        const std::size_t length = characterLength(bytes);
        if (length > 0) {
            name += QString::fromUtf8(bytes.data(), static_cast<qsizetype>(length));
        } else {
            name += QChar(static_cast<char16_t>(kKeptByte + static_cast<unsigned char>(bytes.front())));
        }
        bytes.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return name;
}

std::string bytesOf(const QString& name) {
    std::string bytes;
    qsizetype begin = 0;
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (!isKeptByte(name, i)) continue;
        bytes += name.mid(begin, i - begin).toStdString();
        bytes += static_cast<char>(name[i].unicode() - kKeptByte);
        begin = i + 1;
    }
    return bytes + name.mid(begin).toStdString();
}

#ifdef _WIN32 // names are UTF-16 there

std::filesystem::path toPath(const QString& name) {
    return {name.toStdU16String()};
}
QString toQString(const std::filesystem::path& path) {
    return QString::fromStdU16String(path.u16string());
}

#else

std::filesystem::path toPath(const QString& name) {
    return {bytesOf(name)};
}
QString toQString(const std::filesystem::path& path) {
    return nameFromBytes(path.native());
}

#endif

std::string printableName(const QString& name) {
    return printable(bytesOf(name));
}
std::string printableName(const std::filesystem::path& path) {
    return printableName(toQString(path));
}

} // namespace digitpad
