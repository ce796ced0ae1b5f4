// Between Qt's file names and the standard library's, whatever characters they hold.
#pragma once

#include <QString>
#include <filesystem>

namespace digitpad {

inline std::filesystem::path toPath(const QString& name) {
    return {name.toStdU16String()};
}
inline QString toQString(const std::filesystem::path& path) {
    return QString::fromStdU16String(path.u16string());
}

} // namespace digitpad
