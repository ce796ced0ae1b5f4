// Any picture becomes upright grey on white, and what is none is refused with a clear sentence.  Runs without
// a display.
#include "ui/picture_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

#include "core/error.h"
#include "tests/ui/encoded_picture.h"
#include "ui/paths.h"

using namespace digitpad;
using test::encoded;

class PictureFileTest : public QObject {
    Q_OBJECT
private slots:
    void greyValuesOfAnOpaquePicture();
    void transparentIsWhite();
    void lightInkOnNothingIsKept();
    void namesBeyondAsciiWork();
    void namesThatAreNoUtf8Work();
    void textTakesFonts();
    void jpegOfManyPassesIsRefused();
    void badFilesAreRefused_data();
    void badFilesAreRefused();
    void cutPicturesAreRefused_data();
    void cutPicturesAreRefused();
    void gifWithoutAFrameIsRefused();
    void bmpMayLackItsLastPadding();
    void alteredPictureIsRefused();
    void whatComesBehindAPictureDoesNotMatter();

private:
    QString file(const QString& name) const { return m_folder.filePath(name); }
    void write(const QString& name, const QByteArray& bytes) const {
        QFile out(file(name));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bytes);
    }

    QTemporaryDir m_folder;
};

static QImage noise() {
    QImage noise(64, 64, QImage::Format_Grayscale8);
    for (int i = 0; i < 64 * 64; ++i) noise.setPixel(i % 64, i / 64, qRgb(i * 37 % 255, 0, 0));
    return noise;
}

/// 64 x 64 pixels of 128 greys, a row a block.  The code that clears the table before each row keeps all
/// codes at 8 bits.
static QByteArray gif() {
    constexpr char kSide = 64;
    constexpr char kClear = '\x80';
    QByteArray bytes = QByteArray("GIF89a") + kSide + '\0' + kSide + '\0' + '\xF6' + '\0' + '\0';
    for (int i = 0; i < 128; ++i) bytes += QByteArray(3, static_cast<char>(2 * i));
    bytes += ',' + QByteArray(4, '\0') + kSide + '\0' + kSide + '\0' + '\0' + '\x07';
    for (char row = 0; row < kSide; ++row) {
        bytes += static_cast<char>(kSide + 1);
        bytes += kClear;
        for (char column = 0; column < kSide; ++column) bytes += static_cast<char>(row ^ column);
    }
    return bytes + "\x01\x81" + '\0' + ';';
}

/// With a preview of its own in a segment before the pixels, as cameras put it there.
static QByteArray photo() {
    const QByteArray preview = encoded(QImage(16, 16, QImage::Format_Grayscale8), "JPEG");
    const auto length = qToBigEndian(static_cast<quint16>(preview.size() + 2));
    const QByteArray segment =
        QByteArray("\xFF\xE5") + QByteArray(reinterpret_cast<const char*>(&length), 2) + preview;
    return encoded(noise(), "JPEG").insert(2, segment);
}

/// A PNG whose header claims 60,000 x 60,000 pixels, with those of a small picture behind it.
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

void PictureFileTest::namesBeyondAsciiWork() {
    QImage image(2, 2, QImage::Format_Grayscale8);
    image.fill(7);
    const QString name = file(QString::fromUtf8("sieben \u4e03.png"));
    QVERIFY(image.save(name));
    QCOMPARE(loadPicture(toPath(name)).at(1, 1), std::uint8_t(7));
}

void PictureFileTest::namesThatAreNoUtf8Work() {
    const QByteArray folder = m_folder.path().toUtf8();
    const QString name = nameFromBytes((folder + "/caf\xE9 \xC3\xA9.png").toStdString());
    const std::filesystem::path path = toPath(name);
    QCOMPARE(toQString(path), name);
    try {
        loadPicture(path);
        QFAIL("was read before it was there");
    } catch (const Error& error) {
        QVERIFY2(QString(error.what()).contains(QString::fromUtf8("caf\\xe9 \u00e9.png: there is no such")),
                 error.what());
    }
    const QByteArray png = encoded(noise(), "PNG");
    std::ofstream(path, std::ios::binary).write(png.data(), png.size());
    QCOMPARE(loadPicture(path).width, 64);
    std::filesystem::remove(path); // which Qt, at the end, would not find
}

void PictureFileTest::textTakesFonts() {
    write("text.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text>7</text></svg>");
    try {
        loadPicture(toPath(file("text.svg")));
        QFAIL("was drawn without a QGuiApplication");
    } catch (const Error& error) {
        QVERIFY2(QString(error.what()).contains("text.svg: it holds text, and no fonts can be used"),
                 error.what());
    }
    // Fonts that nothing is written in do no harm.
    write("plain.svg",
          "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9' font-size='9'>"
          "<g font-family='a' style='font-weight:bold'><rect width='9' height='9'/></g></svg>");
    QCOMPARE(loadPicture(toPath(file("plain.svg"))).at(4, 4), std::uint8_t(0));
}

/// Each scan takes a fifth of a second at this size, and a few bytes.
void PictureFileTest::jpegOfManyPassesIsRefused() {
    QByteArray jpeg = encoded(QImage(4000, 4000, QImage::Format_Grayscale8), "JPEG", true);
    const qsizetype last = jpeg.lastIndexOf("\xFF\xDA");
    const QByteArray scan = jpeg.mid(last, jpeg.size() - 2 - last);
    write("ten.jpg", jpeg.insert(last, scan.repeated(10)));
    QCOMPARE(loadPicture(toPath(file("ten.jpg"))).width, 4000);
    write("many.jpg", jpeg.insert(last, scan.repeated(1000)));
    try {
        loadPicture(toPath(file("many.jpg")));
        QFAIL("was decoded");
    } catch (const Error& error) {
        QVERIFY2(QString(error.what()).contains("would take too long"), error.what());
    }
}

void PictureFileTest::badFilesAreRefused_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("complaint");
    const QByteArray whole = encoded(noise(), "PNG");
    write("notes.png", "these are words, not a picture");
    write("empty.png", {});
    write("zeros.png", whole.left(16) + QByteArray(200, '\0'));
    write("huge.png", hugePng());
    QTest::newRow("missing") << file("no such.png") << "no such file";
    QTest::newRow("folder") << m_folder.path() << "folder";
    if (QFile::exists("/dev/null"))
        QTest::newRow("device") << "/dev/null"
                                << "not a plain file";
    QTest::newRow("words") << file("notes.png") << "not a picture";
    QTest::newRow("empty") << file("empty.png") << "empty";
    QTest::newRow("zeros") << file("zeros.png") << "damaged";
    QTest::newRow("huge") << file("huge.png") << "too large: 60000 x 60000";
    write("loops.mng",
          QByteArray::fromHex("8a4d4e470d0a1a0a 0000001c4d484452 00000008000000080000006400000000"
                              "000000000000000000000001 00000000"));
    QTest::newRow("animation with loops") << file("loops.mng") << "not a picture";
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

void PictureFileTest::cutPicturesAreRefused_data() {
    QTest::addColumn<QByteArray>("whole");
    QTest::newRow("JPEG") << photo();
    QTest::newRow("progressive JPEG") << encoded(noise(), "JPEG", true);
    QTest::newRow("GIF") << gif();
    QTest::newRow("PNG") << encoded(noise(), "PNG");
    QTest::newRow("BMP") << encoded(noise(), "BMP");
    QTest::newRow("XBM") << encoded(noise().convertToFormat(QImage::Format_Mono), "XBM");
}

void PictureFileTest::cutPicturesAreRefused() {
    QFETCH(QByteArray, whole);
    write("picture", whole);
    QCOMPARE(loadPicture(toPath(file("picture"))).width, 64);
    for (const int percent : {25, 50, 75, 98}) {
        write("picture", whole.left(whole.size() * percent / 100));
        try {
            loadPicture(toPath(file("picture")));
            QFAIL(qPrintable(QString("was accepted with %1 %").arg(percent)));
        } catch (const Error& error) {
            const QString message = error.what();
            QVERIFY2(message.contains("picture is damaged: its end is missing. Copy"), error.what());
        }
    }
}

void PictureFileTest::gifWithoutAFrameIsRefused() {
    const QByteArray head = gif().left(13 + 3 * 128); // up to the end of the table of colours
    const QByteArray comment("\x21\xFE\x02hi\0", 6);
    for (const QByteArray& bytes : {head, head + comment}) {
        write("picture", bytes);
        try {
            loadPicture(toPath(file("picture")));
            QFAIL("was accepted");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains("its end is missing"), error.what());
        }
    }
}

void PictureFileTest::bmpMayLackItsLastPadding() {
    const QImage image = noise().copy(0, 0, 63, 64).convertToFormat(QImage::Format_RGB888);
    const QByteArray whole = encoded(image, "BMP"); // 189 bytes a row, filled up to 192
    write("picture", whole.chopped(3));
    const QImage read = loadImage(toPath(file("picture")));
    QCOMPARE(read.convertToFormat(QImage::Format_RGB888), image);
    write("picture", whole.chopped(4));
    QVERIFY_THROWS_EXCEPTION(Error, loadImage(toPath(file("picture"))));
}

void PictureFileTest::alteredPictureIsRefused() {
    QByteArray bytes = encoded(noise(), "PNG");
    char& byte = bytes[bytes.size() / 2];
    byte = static_cast<char>(byte ^ 1);
    write("altered.png", bytes);
    try {
        loadPicture(toPath(file("altered.png")));
        QFAIL("was accepted");
    } catch (const Error& error) {
        QVERIFY2(QString(error.what()).contains("a checksum in it is wrong"), error.what());
    }
}

void PictureFileTest::whatComesBehindAPictureDoesNotMatter() {
    const QByteArray more = "\xFF\xD8\xFF\xE0 another picture, or a film, that is cut off";
    for (const QByteArray& whole : {photo(), gif(), encoded(noise(), "PNG"), encoded(noise(), "BMP")}) {
        write("picture", whole + more);
        QCOMPARE(loadPicture(toPath(file("picture"))).width, 64);
    }
    write("picture", gif().chopped(1)); // the frame is whole
    QCOMPARE(loadPicture(toPath(file("picture"))).width, 64);
}

QTEST_GUILESS_MAIN(PictureFileTest)
#include "picture_file_test.moc"
