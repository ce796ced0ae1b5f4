#include "ui/draw/picture_exchange.h"

#include <QImageReader>
#include <QMimeData>
#include <QUrl>
#include <cmath>

#include "core/atomic_file.h"
#include "core/error.h"
#include "ui/draw/paper_painter.h"
#include "ui/paths.h"
#include "ui/picture_file.h"

namespace digitpad {

std::filesystem::path fileFrom(const QMimeData& data) {
    const QList<QUrl> urls = data.urls();
    for (const QUrl& url : urls)
        if (url.isLocalFile()) return toPath(url.toLocalFile());
    return {};
}

QImage pictureFrom(const QMimeData& data) {
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
    return image;
}

QString pictureNameFilter() {
    QStringList patterns;
    for (const QByteArray& format : QImageReader::supportedImageFormats()) patterns << "*." + QString(format);
    return patterns.join(' ');
}

QMimeData* clipboardData(const PaperContent& content, const QSizeF& paper, const QString& reading) {
    auto* data = new QMimeData;
    data->setImageData(contentImage(content, paper));
    data->setText(reading);
    return data;
}

void saveContent(const PaperContent& content, const QSizeF& paper, const std::filesystem::path& file) {
    const bool svg = toQString(file.extension()).compare(".svg", Qt::CaseInsensitive) == 0;
    const QByteArray bytes = svg ? contentSvg(content, paper) : contentPng(content, paper);
    writeFileAtomically(file, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

} // namespace digitpad
