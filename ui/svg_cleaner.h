// Looks through an SVG before it is drawn.  Qt's own reader opens whatever files an SVG names, itself among
// them, and follows references without counting; it is given only what was found to be harmless here.
#pragma once

#include <QByteArray>
#include <string>

namespace digitpad {

struct CleanSvg {
    QByteArray xml;       ///< UTF-8, with the elements that are drawn and nothing else
    bool hasText = false; ///< drawing it takes fonts
};

/// What of the document is drawn.  Pictures may be embedded, as data URIs of raster formats.
/// Left out is what Qt 6.4 does not know, so that every release of Qt draws the same, and only what was
/// counted: filters, masks, clip paths, patterns, markers, animations, scripts, and fonts of its own.
/// Throws Error where it is no XML or no SVG, names another file, contains itself, or is nested or repeated
/// beyond all use.
CleanSvg cleanSvg(const QByteArray& source, const std::string& where);

} // namespace digitpad
