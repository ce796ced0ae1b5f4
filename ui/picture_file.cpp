#include "ui/picture_file.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QPainter>
#include <mutex>

#include "core/error.h"
#include "ui/paths.h"
#include "ui/picture_damage.h"

namespace digitpad {

namespace {

/// More than any usual picture of kMaxPicturePixels takes, even without compression.
constexpr qint64 kMaxBytes = 1'000'000'000;

void requireReadable(const QFileInfo& file, const std::string& where) {
    if (!file.exists()) throw Error(where, "there is no such file", "Check the name");
    if (file.isDir()) throw Error(where, "this is a folder, not a picture", "Choose a file in it");
    if (!file.isFile()) throw Error(where, "this is not a plain file", "Save the picture to a file first");
    if (!file.isReadable()) throw Error(where, "no permission to read it", "Change the file's permissions");
    if (file.size() == 0) throw Error(where, "the file is empty", "Choose another picture");
    if (file.size() > kMaxBytes)
        throw Error(where, "the file is too large for a picture", "Choose one of at most 1 GB");
}

QByteArray contentOf(const QString& name, const std::string& where) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) throw Error(where, file.errorString().toStdString(), "Try again");
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        throw Error(where, "it cannot be read: " + file.errorString().toStdString(), "Try again");
    return bytes;
}

/// Formats that do not tell their size before decoding are held by the limit in MB instead; 8 bytes is the
/// most a pixel takes.
void limitAllocations() {
    static std::once_flag done; // Qt keeps it in a plain variable, and pictures are read on several threads
    std::call_once(
        done, [] { QImageReader::setAllocationLimit(static_cast<int>(kMaxPicturePixels * 8 / 1'000'000)); });
}

/// Empty where it is no picture.
QByteArray formatOf(QByteArray& bytes) {
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    return reader.canRead() ? reader.format() : QByteArray();
}

/// Of a file that is a picture and whole.
QByteArray pictureIn(const QString& name, const std::string& where) {
    QByteArray bytes = contentOf(name, where);
    const QByteArray format = formatOf(bytes);
    if (format.isEmpty())
        throw Error(where, "this is not a picture in a format this program reads",
                    "PNG, JPEG, BMP, GIF, SVG and the other formats of Qt's plugins will do");
    if (const std::string damage = damageOf(bytes, format); !damage.empty())
        throw Error(where, "the picture is damaged: " + damage,
                    "Copy or download it again, or save it with another program");
    // Qt leaves the last row out where the file lacks the bytes that fill it up to a multiple of four.
    if (format == "bmp") bytes.append(3, '\0');
    return bytes;
}

/// Whether what is drawn on the transparent parts of `image` would be lost on white.
bool isLightOnNothing(const QImage& image) {
    const QImage pixels = image.convertToFormat(QImage::Format_ARGB32);
    double light = 0;
    double opaque = 0;
    qint64 transparent = 0;
    for (int y = 0; y < pixels.height(); ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(pixels.constScanLine(y));
        for (int x = 0; x < pixels.width(); ++x) {
            light += qAlpha(row[x]) * qGray(row[x]);
            opaque += qAlpha(row[x]);
            transparent += qAlpha(row[x]) < 128 ? 1 : 0;
        }
    }
    // A few clear pixels, as at rounded corners, do not make a picture a drawing on nothing.
    const bool mostlyClear = 2 * transparent > static_cast<qint64>(pixels.width()) * pixels.height();
    return mostlyClear && light > 128 * opaque;
}

} // namespace

void requireSensibleSize(const QSize& size, const std::string& where) {
    const qint64 pixels = static_cast<qint64>(size.width()) * size.height();
    if (pixels <= kMaxPicturePixels) return;
    throw Error(where,
                "the picture is too large: " + std::to_string(size.width()) + " x " +
                    std::to_string(size.height()) + " pixels",
                "Scale it down to at most 100 megapixels");
}

QImage loadImage(const std::filesystem::path& path) {
    const QString name = toQString(path);
    const std::string where = name.toStdString();
    requireReadable(QFileInfo(name), where);

    limitAllocations();
    QByteArray bytes = pictureIn(name, where);
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    requireSensibleSize(reader.size(), where);
    QImage image = reader.read();
    if (image.isNull())
        throw Error(where, "the picture is damaged (" + reader.errorString().toStdString() + ")",
                    "Save it again with another program");
    requireSensibleSize(image.size(), where);
    return image;
}

GreyImage toGrey(const QImage& image) {
    QImage flat = image;
    if (image.hasAlphaChannel()) {
        flat = QImage(image.size(), QImage::Format_RGB32);
        flat.fill(isLightOnNothing(image) ? Qt::black : Qt::white);
        QPainter painter(&flat);
        painter.drawImage(QRect(QPoint(), image.size()),
                          image); // into pixels, whatever the image's pixel ratio
    }
    flat = flat.convertToFormat(QImage::Format_Grayscale8);

    GreyImage grey{flat.width(), flat.height(), {}};
    grey.pixels.reserve(static_cast<std::size_t>(flat.width()) * static_cast<std::size_t>(flat.height()));
    for (int y = 0; y < flat.height(); ++y) {
        const uchar* row = flat.constScanLine(y);
        grey.pixels.insert(grey.pixels.end(), row, row + flat.width());
    }
    return grey;
}

GreyImage loadPicture(const std::filesystem::path& path) {
    return toGrey(loadImage(path));
}

} // namespace digitpad
