// Any picture becomes upright grey on white, and what is none is refused with a clear sentence.  Runs without
// a display.
#include "ui/picture_file.h"

#include <QFile>
#include <QImageWriter>
#include <QTemporaryDir>
#include <QtTest>

#include "core/error.h"
#include "ui/paths.h"

using namespace digitpad;

class PictureFileTest : public QObject {
    Q_OBJECT
private slots:
    void greyValuesOfAnOpaquePicture();
    void transparentIsWhite();
    void lightInkOnNothingIsKept();
    void exifOrientationIsApplied();
    void namesBeyondAsciiWork();
    void badFilesAreRefused_data();
    void badFilesAreRefused();

private:
    QString file(const QString& name) const { return m_folder.filePath(name); }
    void write(const QString& name, const QByteArray& bytes) const {
        QFile out(file(name));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bytes);
    }

    QTemporaryDir m_folder;
};

static QByteArray encoded(const QImage& image, const char* format) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, format);
    return bytes;
}

/// A PNG header that claims 60,000 x 60,000 pixels, with nothing behind it.
static QByteArray hugePng() {
    QByteArray png = encoded(QImage(8, 8, QImage::Format_Grayscale8), "PNG");
    const QByteArray side = QByteArray::fromHex("0000ea60");
    png.replace(16, 4, side).replace(20, 4, side);
    // The header's checksum, over its type and its 13 bytes.
    quint32 crc = 0xFFFFFFFF;
    for (int i = 12; i < 29; ++i) {
        crc ^= static_cast<uchar>(png[i]);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) ? 0xEDB88320U : 0U);
    }
    const quint32 bigEndian = qToBigEndian(crc ^ 0xFFFFFFFF);
    return png.replace(29, 4, QByteArray(reinterpret_cast<const char*>(&bigEndian), 4));
}

void PictureFileTest::greyValuesOfAnOpaquePicture() {
    QImage image(3, 2, QImage::Format_RGB32);
    image.fill(Qt::white);
    image.setPixelColor(2, 1, Qt::black);
    QVERIFY(image.save(file("a.png")));
    const GreyImage grey = loadPicture(toPath(file("a.png")));
    QCOMPARE(grey.width, 3);
    QCOMPARE(grey.height, 2);
    QCOMPARE(grey.pixels, (std::vector<std::uint8_t>{255, 255, 255, 255, 255, 0}));
}

void PictureFileTest::transparentIsWhite() {
    QImage image(2, 1, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    image.setPixelColor(1, 0, Qt::black);
    QCOMPARE(toGrey(image).pixels, (std::vector<std::uint8_t>{255, 0}));
}

void PictureFileTest::lightInkOnNothingIsKept() {
    QImage image(4, 1, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    image.setPixelColor(1, 0, Qt::white);
    QCOMPARE(toGrey(image).pixels, (std::vector<std::uint8_t>{0, 255, 0, 0}));
    image.setPixelColor(1, 0, Qt::black);
    QCOMPARE(toGrey(image).pixels, (std::vector<std::uint8_t>{255, 0, 255, 255}));
    image.fill(Qt::white); // a white sheet with one clear corner stays a white sheet
    image.setPixelColor(0, 0, Qt::transparent);
    QCOMPARE(toGrey(image).pixels, (std::vector<std::uint8_t>{255, 255, 255, 255}));
    image.fill(Qt::transparent);
    QCOMPARE(toGrey(image).pixels, (std::vector<std::uint8_t>{255, 255, 255, 255}));
}

void PictureFileTest::exifOrientationIsApplied() {
    QImage image(32, 16, QImage::Format_RGB32);
    image.fill(Qt::white);
    QImageWriter writer(file("turned.jpg"));
    writer.setTransformation(QImageIOHandler::TransformationRotate90);
    QVERIFY(writer.write(image));
    const GreyImage grey = loadPicture(toPath(file("turned.jpg")));
    QCOMPARE(grey.width, 16);
    QCOMPARE(grey.height, 32);
}

void PictureFileTest::namesBeyondAsciiWork() {
    QImage image(2, 2, QImage::Format_Grayscale8);
    image.fill(7);
    const QString name = file(QString::fromUtf8("sieben \u4e03.png"));
    QVERIFY(image.save(name));
    QCOMPARE(loadPicture(toPath(name)).at(1, 1), std::uint8_t(7));
}

void PictureFileTest::badFilesAreRefused_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("complaint");
    QByteArray whole;
    {
        QImage noise(64, 64, QImage::Format_Grayscale8);
        for (int i = 0; i < 64 * 64; ++i) noise.setPixel(i % 64, i / 64, qRgb(i * 37 % 255, 0, 0));
        whole = encoded(noise, "PNG");
    }
    write("notes.png", "these are words, not a picture");
    write("empty.png", {});
    write("cut.png", whole.left(whole.size() / 2));
    write("huge.png", hugePng());
    QTest::newRow("missing") << file("no such.png") << "no such file";
    QTest::newRow("folder") << m_folder.path() << "folder";
    QTest::newRow("words") << file("notes.png") << "not a picture";
    QTest::newRow("empty") << file("empty.png") << "empty";
    QTest::newRow("cut short") << file("cut.png") << "damaged";
    QTest::newRow("huge") << file("huge.png") << "too large: 60000 x 60000";
}

void PictureFileTest::badFilesAreRefused() {
    QFETCH(QString, name);
    QFETCH(QString, complaint);
    try {
        loadPicture(toPath(name));
        QFAIL("was accepted");
    } catch (const Error& error) {
        const QString message = error.what();
        QVERIFY2(message.contains(name), error.what());
        QVERIFY2(message.contains(complaint), error.what());
    }
}

QTEST_GUILESS_MAIN(PictureFileTest)
#include "picture_file_test.moc"
