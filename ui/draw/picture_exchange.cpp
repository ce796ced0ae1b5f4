#include "ui/draw/picture_exchange.h"

#include <QImageReader>
#include <QImageWriter>
#include <QMimeData>
#include <QUrl>
#include <cmath>

#include "core/atomic_file.h"
#include "core/error.h"
#include "ui/draw/paper_painter.h"
#include "ui/draw/recognition.h"
#include "ui/paths.h"
#include "ui/picture_decoder.h"

namespace digitpad {

namespace {

/// In small letters, without its dot.
QByteArray endingOf(const std::filesystem::path& file) {
    return toQString(file.extension()).mid(1).toLower().toUtf8();
}

/// toLocalFile() would lose bytes that are not UTF-8.
QString localFile(const QUrl& url) {
    const QByteArray bytes = QByteArray::fromPercentEncoding(url.path(QUrl::FullyEncoded).toLatin1());
    return QUtf8StringView(bytes).isValidUtf8() ? url.toLocalFile() : nameFromBytes(bytes.toStdString());
}

/// As another program encoded it.  Qt's own decoding of what is pasted leaves out how a photo was held, and
/// has no bounds.  Empty where there is none.
QByteArray encodedPicture(const QMimeData& data) {
    const QStringList known{"image/png", "image/jpeg", "image/webp",   "image/tiff",
                            "image/bmp", "image/gif",  "image/svg+xml"};
    const QStringList formats = data.formats(); // the best first
    for (const QString& format : formats)
        if (known.contains(format)) return data.data(format);
    return {};
}

} // namespace

std::vector<std::filesystem::path> filesFrom(const QMimeData& data) {
    std::vector<std::filesystem::path> files;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile()) files.push_back(toPath(localFile(url)));
    return files;
}

bool isModelFile(const std::filesystem::path& file) {
    return endingOf(file) == "onnx";
}

QImage pictureFrom(const QMimeData& data) {
    if (const QByteArray bytes = encodedPicture(data); !bytes.isEmpty()) return decodePicture(bytes, "Paste");
    const auto image = qvariant_cast<QImage>(data.imageData());
    if (image.isNull())
        throw Error("Paste", "there is no picture here", "Copy a picture, or a picture file, first");
    requireSensibleSize(image.size(), "Paste");
    return image;
}

QImage pictureOf(const DigitImage& digit) {
    QImage image(kImageSide, kImageSide, QImage::Format_Grayscale8);
    for (int row = 0; row < kImageSide; ++row)
        for (int column = 0; column < kImageSide; ++column)
            image.scanLine(row)[column] = static_cast<uchar>(std::lround(255 * (1 - digit.at(row, column))));
    image.setText(kFramedKey, "yes"); // so that it is not framed again
    return image;
}

QString pictureNameFilter() {
    QStringList patterns;
    for (const QByteArray& format : QImageReader::supportedImageFormats())
        if (format != "mng") patterns << "*." + QString(format); // which is refused when it is read
    return patterns.join(' ');
}

QMimeData* clipboardData(const PaperContent& content, const QSizeF& paper, const QString& reading) {
    auto* data = new QMimeData;
    data->setImageData(contentImage(content, paper));
    data->setText(reading);
    return data;
}

void saveContent(const PaperContent& content, const QSizeF& paper, const std::filesystem::path& file) {
    const QByteArray ending = endingOf(file);
    if (ending != "svg" && !QImageWriter::supportedImageFormats().contains(ending))
        throw Error(toQString(file).toStdString(),
                    ending.isEmpty() ? "the name has no ending, which tells the format"
                                     : "a drawing cannot be saved in a format called " + ending.toStdString(),
                    "End the name in .png, .svg or .jpg");
    const QByteArray bytes =
        ending == "svg" ? contentSvg(content, paper) : contentPicture(content, paper, ending);
    if (bytes.isEmpty())
        throw Error(toQString(file).toStdString(), "the drawing cannot be made a picture of this format",
                    "Save it as .png");
    writeFileAtomically(file, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

} // namespace digitpad
