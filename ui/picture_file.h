// Pictures from files, the clipboard or a drop, in any format Qt reads.  Works without a display.
#pragma once

#include <QImage>
#include <filesystem>
#include <string>

#include "core/data/picture.h"

namespace digitpad {

/// Larger pictures are refused before they are decoded: this many would need 400 MB.
inline constexpr qint64 kMaxPicturePixels = 100'000'000;

/// Upright (EXIF applied).  Throws Error for what is missing, unreadable, no picture, corrupt or too large.
QImage loadImage(const std::filesystem::path& path);

/// Throws Error for more than kMaxPicturePixels.
void requireSensibleSize(const QSize& size, const std::string& where);

/// Composited on white where transparent; on black where what was drawn on a clear ground is light.
GreyImage toGrey(const QImage& image);

/// Both, as a PictureDecoder.
GreyImage loadPicture(const std::filesystem::path& path);

} // namespace digitpad
