// Draws an SVG file as a picture.
#pragma once

#include <QByteArray>
#include <QImage>
#include <string>

namespace digitpad {

/// In the size the document asks for, transparent where nothing is drawn.  Opens nothing outside `bytes`, and
/// bounds the work.  Text takes a QGuiApplication, as all fonts of Qt do, and an installed font.
/// @param bytes of which mayBeSvg() is true
/// Throws Error.
QImage drawSvg(const QByteArray& bytes, const std::string& where);

} // namespace digitpad
