// The XML of an SVG file, which may be gzipped (.svgz).
#pragma once

#include <QByteArray>
#include <string>

namespace digitpad {

/// Whether the bytes begin as XML does, in any encoding of Unicode, or as a gzipped file.
bool mayBeSvg(const QByteArray& bytes);

/// Unpacked where it is gzipped.  Throws Error where it is damaged or larger than any drawing.
QByteArray svgSource(const QByteArray& bytes, const std::string& where);

} // namespace digitpad
