#include "ui/picture_decoder.h"

#include <QBuffer>
#include <QImageReader>
#include <QTransform>
#include <mutex>

#include "core/error.h"
#include "ui/picture_damage.h"
#include "ui/picture_orientation.h"
#include "ui/svg_picture.h"
#include "ui/svg_source.h"

namespace digitpad {

namespace {

/// With each of a picture's passes counted: the largest picture may have twenty.  Qt decodes about a hundred
/// million a second.
constexpr qint64 kMaxDecodedPixels = 20 * kMaxPicturePixels;

/// Formats that do not tell their size before decoding are held by the limit in MB instead; 8 bytes is the
/// most a pixel takes.
void limitAllocations() {
    static std::once_flag done; // Qt keeps it in a plain variable, and pictures are read on several threads
    std::call_once(
        done, [] { QImageReader::setAllocationLimit(static_cast<int>(kMaxPicturePixels * 8 / 1'000'000)); });
}

/// A reader of a picture in memory.
class Reader {
public:
    explicit Reader(QByteArray& bytes) : m_buffer(&bytes), m_reader(&m_buffer) {
        limitAllocations();
        m_reader.setDecideFormatFromContent(true);
        m_reader.setAutoTransform(true);
    }
    QImageReader* operator->() { return &m_reader; }

private:
    QBuffer m_buffer;
    QImageReader m_reader;
};

/// Empty where it is no picture.  An SVG is none here, however it begins.  MNG animations are none either:
/// their decoder runs what loops the file asks for, before the first picture too.
QByteArray rasterFormatOf(QByteArray& bytes) {
    Reader reader(bytes);
    const QByteArray format = reader->canRead() ? reader->format() : QByteArray();
    return format.startsWith("svg") || format == "mng" ? QByteArray() : format;
}

QImage decodeRaster(QByteArray& bytes, const std::string& where) {
    Reader reader(bytes);
    const bool isTurned = reader->transformation() != QImageIOHandler::TransformationNone; // by Qt
    const auto turn = isTurned ? QImageIOHandler::Transformations() : orientationOf(bytes);
    QImage image = reader->read();
    if (image.isNull())
        throw Error(where, "the picture is damaged (" + reader->errorString().toStdString() + ")",
                    "Save it again with another program");
    requireSensibleSize(image.size(), where);
    return turned(image, turn);
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

QSize requireRaster(QByteArray& bytes, const std::string& where) {
    const QByteArray format = rasterFormatOf(bytes);
    if (format.isEmpty()) throw Error(where, kNoPicture, kPictureFormats);
    if (const std::string damage = damageOf(bytes, format); !damage.empty())
        throw Error(where, "the picture is damaged: " + damage,
                    "Copy or download it again, or save it with another program");
    // Qt leaves the last row out where the file lacks the bytes that fill it up to a multiple of four.
    if (format == "bmp") bytes.append(3, '\0');
    const QSize size = Reader(bytes)->size();
    requireSensibleSize(size, where);
    if (qint64(size.width()) * size.height() * passesOver(bytes, format) > kMaxDecodedPixels)
        throw Error(where, "decoding it would take too long", "Save it again with another program");
    return size;
}

QImage decodePicture(QByteArray bytes, const std::string& where) {
    if (mayBeSvg(bytes)) return drawSvg(bytes, where);
    requireRaster(bytes, where);
    return decodeRaster(bytes, where);
}

} // namespace digitpad
