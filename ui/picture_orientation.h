// How a picture was held: the orientation that cameras and phones write into its EXIF data.  Qt turns JPEG
// and TIFF pictures by itself; here it is found in PNG and WebP.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QImageIOHandler>

namespace digitpad {

/// What makes the picture upright; nothing where the file does not say, or is neither PNG nor WebP.
QImageIOHandler::Transformations orientationOf(const QByteArray& bytes);

QImage turned(const QImage& image, QImageIOHandler::Transformations transformation);

} // namespace digitpad
