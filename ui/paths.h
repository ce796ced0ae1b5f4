// Between Qt's file names and the standard library's, whatever bytes or characters they hold.
#pragma once

#include <QString>
#include <filesystem>
#include <string>
#include <string_view>

namespace digitpad {

/// A name as the system has it, from an argument of the command line say.  Bytes that are not UTF-8, as in
/// names that older systems wrote in Latin-1, are kept as lone surrogates U+DC80 to U+DCFF (as Python does,
/// PEP 383), so that toPath() finds the file again.
QString nameFromBytes(std::string_view bytes);

/// Its inverse; UTF-8 of any other name.
std::string bytesOf(const QString& name);

std::filesystem::path toPath(const QString& name);
QString toQString(const std::filesystem::path& path);

/// For messages: harmless for a terminal, bytes that are not UTF-8 as \xe9.
std::string printableName(const QString& name);
std::string printableName(const std::filesystem::path& path);

} // namespace digitpad
