// Pictures are turned upright as what their camera wrote beside the pixels (Exif) wants it, in every format.
#include <zlib.h>

#include <QImageReader>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/ui/encoded_picture.h"
#include "ui/paths.h"
#include "ui/picture_file.h"

using namespace digitpad;
using test::encoded;

class PictureOrientationTest : public QObject {
    Q_OBJECT
private slots:
    void exifOrientationIsApplied_data();
    void exifOrientationIsApplied();
    void orientationsAreThoseOfExif_data();
    void orientationsAreThoseOfExif();
    void brokenExifIsUpright_data();
    void brokenExifIsUpright();

private:
    QTemporaryDir m_folder;
};

static QByteArray bigEndian(quint32 number) {
    const quint32 swapped = qToBigEndian(number);
    return {reinterpret_cast<const char*>(&swapped), 4};
}

static QByteArray littleEndian(quint32 number) {
    const quint32 swapped = qToLittleEndian(number);
    return {reinterpret_cast<const char*>(&swapped), 4};
}

/// A TIFF header and a directory with the orientation alone.
static QByteArray exif(char orientation, bool littleEndian = false) {
    if (littleEndian)
        return QByteArray::fromHex("49492a0008000000 0100 1201 0300 01000000") + orientation +
               QByteArray(7, '\0');
    return QByteArray::fromHex("4d4d002a00000008 0001 0112 0003 00000001 00") + orientation +
           QByteArray(6, '\0');
}

static QByteArray pngWith(const QImage& image, const QByteArray& exif, bool behind = false) {
    QByteArray png = encoded(image, "PNG");
    const QByteArray chunk = "eXIf" + exif;
    const auto checksum =
        crc32(0, reinterpret_cast<const uchar*>(chunk.data()), static_cast<uInt>(chunk.size()));
    const QByteArray whole =
        bigEndian(static_cast<quint32>(exif.size())) + chunk + bigEndian(static_cast<quint32>(checksum));
    return png.insert(behind ? png.size() - 12 : 33, whole);
}

static QByteArray webpWith(const QImage& image, const QByteArray& exif) {
    QByteArray webp =
        encoded(image, "WEBP") + "EXIF" + littleEndian(static_cast<quint32>(exif.size())) + exif;
    return webp.replace(4, 4, littleEndian(static_cast<quint32>(webp.size() - 8)));
}

static QByteArray turnedByQt(const QImage& image, const char* format) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImageWriter writer(&buffer, format);
    writer.setTransformation(QImageIOHandler::TransformationRotate90);
    writer.write(image);
    return bytes;
}

/// White with its upper left corner black, 32 x 16.
static QImage cornered() {
    QImage image(32, 16, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int i = 0; i < 64; ++i) image.setPixelColor(i % 8, i / 8, Qt::black);
    return image;
}

void PictureOrientationTest::exifOrientationIsApplied_data() {
    QTest::addColumn<QByteArray>("bytes");
    const QList<QByteArray> formats = QImageReader::supportedImageFormats();
    QTest::newRow("JPEG") << turnedByQt(cornered(), "JPEG");
    QTest::newRow("PNG") << pngWith(cornered(), exif(6));
    QTest::newRow("PNG, behind its pixels") << pngWith(cornered(), exif(6), true);
    QTest::newRow("PNG, little-endian") << pngWith(cornered(), exif(6, true));
    if (formats.contains("tiff")) QTest::newRow("TIFF") << turnedByQt(cornered(), "TIFF");
    if (formats.contains("webp")) {
        QTest::newRow("WebP") << webpWith(cornered(), exif(6));
        QTest::newRow("WebP, as in JPEG") << webpWith(cornered(), QByteArray("Exif\0\0", 6) + exif(6));
    }
}

void PictureOrientationTest::exifOrientationIsApplied() {
    QFETCH(QByteArray, bytes);
    QFile file(m_folder.filePath("turned"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const GreyImage grey = loadPicture(toPath(file.fileName()));
    QCOMPARE(grey.width, 16);
    QCOMPARE(grey.height, 32);
    QVERIFY(grey.at(13, 2) < 50); // the corner, now on the right
    QVERIFY(grey.at(2, 2) > 200);
}

/// By where the black corner comes to lie (TIFF 6.0, section 8).
void PictureOrientationTest::orientationsAreThoseOfExif_data() {
    QTest::addColumn<int>("orientation");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QPoint>("corner");
    const QSize wide(32, 16);
    const QSize tall(16, 32);
    QTest::newRow("upright") << 1 << wide << QPoint(2, 2);
    QTest::newRow("mirrored") << 2 << wide << QPoint(29, 2);
    QTest::newRow("upside down") << 3 << wide << QPoint(29, 13);
    QTest::newRow("flipped") << 4 << wide << QPoint(2, 13);
    QTest::newRow("transposed") << 5 << tall << QPoint(2, 2);
    QTest::newRow("right") << 6 << tall << QPoint(13, 2);
    QTest::newRow("transposed the other way") << 7 << tall << QPoint(13, 29);
    QTest::newRow("left") << 8 << tall << QPoint(2, 29);
    QTest::newRow("none of them") << 9 << wide << QPoint(2, 2);
}

void PictureOrientationTest::orientationsAreThoseOfExif() {
    QFETCH(int, orientation);
    QFETCH(QSize, size);
    QFETCH(QPoint, corner);
    const QImage image = decodePicture(pngWith(cornered(), exif(static_cast<char>(orientation))), "test");
    QCOMPARE(image.size(), size);
    QCOMPARE(image.pixelColor(corner), QColor(Qt::black));
}

void PictureOrientationTest::brokenExifIsUpright_data() {
    QTest::addColumn<QByteArray>("exif");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << exif(6).left(12);
    QTest::newRow("no TIFF") << QByteArray(30, 'x');
    QTest::newRow("directory outside") << exif(6).replace(4, 4, "\xFF\xFF\xFF\xF0");
    QTest::newRow("more entries than there are") << exif(6).replace(8, 4, "\xFF\xFF\x01\x13");
}

void PictureOrientationTest::brokenExifIsUpright() {
    QFETCH(QByteArray, exif);
    QCOMPARE(decodePicture(pngWith(cornered(), exif), "test").size(), QSize(32, 16));
}

QTEST_GUILESS_MAIN(PictureOrientationTest)
#include "picture_orientation_test.moc"
