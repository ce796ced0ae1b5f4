// Pictures from files, in any format Qt reads, and their grey values.  Works without a display.
#pragma once

#include <QImage>
#include <filesystem>

#include "core/data/picture.h"
#include "ui/picture_decoder.h" // IWYU pragma: export

namespace digitpad {

/// As decodePicture() gives it.  Throws Error also for what is missing or unreadable; any bytes may be its
/// name.
QImage loadImage(const std::filesystem::path& path);

/// Composited on white where transparent; on black where what was drawn on a clear ground is light.
GreyImage toGrey(const QImage& image);

/// Both, as a PictureDecoder.
GreyImage loadPicture(const std::filesystem::path& path);

} // namespace digitpad
