#include "ui/picture_orientation.h"

#include <QTransform>
#include <QtEndian>

namespace digitpad {

namespace {

using Bytes = QByteArrayView;

/// 0 behind the end.
template <typename Number>
Number numberAt(Bytes bytes, qsizetype at, bool bigEndian) {
    if (at < 0 || at > bytes.size() - static_cast<qsizetype>(sizeof(Number))) return 0;
    return bigEndian ? qFromBigEndian<Number>(bytes.data() + at)
                     : qFromLittleEndian<Number>(bytes.data() + at);
}

/// The first chunk of the type, which is empty where there is none.
/// @param start  of the first chunk
/// @param extra  bytes of a chunk beside its type, length and content
Bytes chunkOf(Bytes bytes, qsizetype start, Bytes type, bool isPng) {
    for (qsizetype at = start; at + 8 <= bytes.size();) {
        const qsizetype length = numberAt<quint32>(bytes, isPng ? at : at + 4, isPng);
        if (length > bytes.size() - at - 8) break;
        if (bytes.sliced(isPng ? at + 4 : at, 4) == type) return bytes.sliced(at + 8, length);
        at += 8 + length + (isPng ? 4 : length % 2); // its checksum, or what makes it even
    }
    return {};
}

/// Of EXIF data, which is a TIFF file without a picture; 1, upright, where it has none (TIFF 6.0, section 8).
int orientationInExif(Bytes exif) {
    constexpr int kOrientation = 0x112;
    if (exif.startsWith(Bytes("Exif\0\0", 6))) exif = exif.sliced(6); // as it begins in JPEG
    const bool bigEndian = exif.startsWith("MM");
    if (!bigEndian && !exif.startsWith("II")) return 1;
    const qsizetype directory = numberAt<quint32>(exif, 4, bigEndian);
    const int count = numberAt<quint16>(exif, directory, bigEndian);
    for (int i = 0; i < count; ++i) {
        const qsizetype entry = directory + 2 + 12 * i;
        if (numberAt<quint16>(exif, entry, bigEndian) == kOrientation)
            return numberAt<quint16>(exif, entry + 8, bigEndian);
    }
    return 1;
}

} // namespace

QImageIOHandler::Transformations orientationOf(const QByteArray& bytes) {
    constexpr QImageIOHandler::Transformation kByNumber[] = {QImageIOHandler::TransformationNone,
                                                             QImageIOHandler::TransformationMirror,
                                                             QImageIOHandler::TransformationRotate180,
                                                             QImageIOHandler::TransformationFlip,
                                                             QImageIOHandler::TransformationFlipAndRotate90,
                                                             QImageIOHandler::TransformationRotate90,
                                                             QImageIOHandler::TransformationMirrorAndRotate90,
                                                             QImageIOHandler::TransformationRotate270};
    Bytes exif;
    if (bytes.startsWith("\x89PNG")) exif = chunkOf(bytes, 8, "eXIf", true);
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP") exif = chunkOf(bytes, 12, "EXIF", false);
    const int number = orientationInExif(exif);
    return number >= 1 && number <= 8 ? kByNumber[number - 1] : QImageIOHandler::TransformationNone;
}

QImage turned(const QImage& image, QImageIOHandler::Transformations transformation) {
    if (transformation == QImageIOHandler::TransformationNone) return image;
    const QImage mirrored = image.mirrored(transformation.testFlag(QImageIOHandler::TransformationMirror),
                                           transformation.testFlag(QImageIOHandler::TransformationFlip));
    const bool quarter = transformation.testFlag(QImageIOHandler::TransformationRotate90);
    return quarter ? mirrored.transformed(QTransform().rotate(90)) : mirrored;
}

} // namespace digitpad
