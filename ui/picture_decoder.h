// Pictures out of bytes, in any format Qt reads, with bounds on time and memory whatever the bytes say.
#pragma once

#include <QByteArray>
#include <QImage>
#include <string>

namespace digitpad {

/// Larger pictures are refused before they are decoded: this many would need 400 MB.
inline constexpr qint64 kMaxPicturePixels = 100'000'000;

inline constexpr auto kNoPicture = "this is not a picture in a format this program reads";
inline constexpr auto kPictureFormats =
    "PNG, JPEG, BMP, GIF, SVG and the other formats of Qt's plugins will do";

/// Throws Error for more than kMaxPicturePixels.
void requireSensibleSize(const QSize& size, const std::string& where);

/// Upright (EXIF applied).  On any thread.
/// Throws Error for what is no picture, damaged, too large, or an SVG that is not whole in itself.
QImage decodePicture(QByteArray bytes, const std::string& where);

/// Looks at a picture that is not an SVG as far as can be done without decoding it, and mends what Qt's
/// decoders would stumble over.  Returns its size.  Throws Error as decodePicture() does.
QSize requireRaster(QByteArray& bytes, const std::string& where);

} // namespace digitpad
