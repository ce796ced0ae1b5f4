// Whether a picture's file is whole, looked at before it is decoded: of a file that was cut off Qt's decoders
// fill the rest with grey and report no error, and libpng writes to stderr what it finds.
#pragma once

#include <QByteArray>
#include <string>

namespace digitpad {

/// What is wrong with the file, as the end of "the picture is damaged: "; empty where nothing is.
/// @param bytes  the whole file
/// @param format as QImageReader::format() gives it; of those whose decoders report damage by themselves, and
///               of unknown ones, nothing is found
std::string damageOf(const QByteArray& bytes, const QByteArray& format);

/// How often a decoder goes over all pixels: a progressive JPEG has a scan for each of its steps, about ten
/// in what programs write, and as many as its maker likes.
int passesOver(const QByteArray& bytes, const QByteArray& format);

} // namespace digitpad
