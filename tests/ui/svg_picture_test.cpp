// SVG pictures are drawn from what is in the file alone, and with bounded work, whatever they refer to.
#include "ui/svg_picture.h"

#include <zlib.h>

#include <QBuffer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include "core/error.h"
#include "ui/svg_source.h"

using namespace digitpad;

class SvgPictureTest : public QObject {
    Q_OBJECT
private slots:
    void drawsShapes();
    void drawsText();
    void drawsInEveryEncoding();
    void drawsGzipped();
    void drawsEmbeddedPictures();
    void drawsWhatIsUsed();
    void leavesOutWhatDoesNotShow();
    void minusWhatComesFromElsewhere_data();
    void minusWhatComesFromElsewhere();
    void refuses_data();
    void refuses();
    void opensNoOtherFile_data();
    void opensNoOtherFile();
};

namespace {

constexpr auto kBlackSquare = "<rect width='20' height='20'/>";

/// A document of 20 x 20 pixels.
QByteArray svg(const QByteArray& content, const QByteArray& attributes = "width='20' height='20'") {
    return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' " +
           attributes + ">" + content + "</svg>";
}

QImage draw(const QByteArray& bytes) {
    if (!mayBeSvg(bytes)) throw Error("test", "is not seen as an SVG");
    return drawSvg(bytes, "a.svg");
}

bool isBlackInTheMiddle(const QByteArray& bytes) {
    const QImage image = draw(bytes);
    return image.size() == QSize(20, 20) && image.pixelColor(10, 10) == Qt::black;
}

QByteArray png(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray embedded(const QByteArray& type, const QByteArray& bytes) {
    return "<image width='20' height='20' xlink:href='data:image/" + type + ";base64," + bytes.toBase64() +
           "'/>";
}

QByteArray gzipped(const QByteArray& bytes) {
    QByteArray packed(static_cast<qsizetype>(compressBound(static_cast<uLong>(bytes.size()))) + 64, '\0');
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

/// Each group uses the one before it twice, so that the last draws 2^levels squares.
QByteArray doubled(int levels) {
    QByteArray content = "<g id='g0'>" + QByteArray(kBlackSquare) + "</g>";
    for (int i = 1; i <= levels; ++i) {
        const QByteArray use = "<use xlink:href='#g" + QByteArray::number(i - 1) + "'/>";
        content += "<g id='g" + QByteArray::number(i) + "'>" + use + use + "</g>";
    }
    return content;
}

/// Each group uses the one before it.
QByteArray chained(int levels) {
    QByteArray content = "<g id='g0'>" + QByteArray(kBlackSquare) + "</g>";
    for (int i = 1; i <= levels; ++i)
        content +=
            "<g id='g" + QByteArray::number(i) + "'><use href='#g" + QByteArray::number(i - 1) + "'/></g>";
    return content;
}

QByteArray nested(int levels) {
    return QByteArray("<g>").repeated(levels) + kBlackSquare + QByteArray("</g>").repeated(levels);
}

} // namespace

void SvgPictureTest::drawsShapes() {
    QVERIFY(isBlackInTheMiddle(svg(kBlackSquare)));
    QVERIFY(
        isBlackInTheMiddle(svg("<g transform='scale(2)'><path d='M0 0H10V10H0z' style='fill:#000'/></g>")));
    QVERIFY(isBlackInTheMiddle(svg("<style>.a{fill:black}</style><rect class='a' width='20' height='20'/>")));
    QCOMPARE(draw(svg("<circle r='3'/>")).pixelColor(19, 19).alpha(), 0);
    QVERIFY(
        isBlackInTheMiddle("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' "
                           "'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>" +
                           svg(kBlackSquare)));
    QVERIFY(isBlackInTheMiddle("<!DOCTYPE svg [<!ENTITY ink 'black'>]>" +
                               svg("<rect width='20' height='20' fill='&ink;'/>")));
}

void SvgPictureTest::drawsText() {
    const QImage image = draw(svg("<text x='2' y='18' font-size='20'>7</text>"));
    int dark = 0;
    for (int y = 0; y < 20; ++y)
        for (int x = 0; x < 20; ++x) dark += image.pixelColor(x, y).alpha() > 128 ? 1 : 0;
    QVERIFY(dark > 10);
}

void SvgPictureTest::drawsInEveryEncoding() {
    const QString text = QString::fromUtf8(svg("<title>\u4e03</title>" + QByteArray(kBlackSquare)));
    for (const auto encoding : {QStringConverter::Utf8, QStringConverter::Utf16LE, QStringConverter::Utf16BE})
        QVERIFY(isBlackInTheMiddle(QStringEncoder(encoding, QStringConverter::Flag::WriteBom)(text)));
    QVERIFY(
        isBlackInTheMiddle("<?xml version='1.0' encoding='ISO-8859-1'?><!-- \xE9 -->" + svg(kBlackSquare)));
}

void SvgPictureTest::drawsGzipped() {
    QVERIFY(isBlackInTheMiddle(gzipped(svg(kBlackSquare))));
    QVERIFY_THROWS_EXCEPTION(Error, draw(gzipped(svg(kBlackSquare)).chopped(12)));
    QVERIFY(!mayBeSvg(gzipped("label,pixel0")));
}

void SvgPictureTest::drawsEmbeddedPictures() {
    QImage black(4, 4, QImage::Format_RGB32);
    black.fill(Qt::black);
    QVERIFY(isBlackInTheMiddle(svg(embedded("png", png(black)))));
    QVERIFY(isBlackInTheMiddle(svg(embedded("PNG", png(black)).replace("xlink:href", "href"))));
}

void SvgPictureTest::drawsWhatIsUsed() {
    QVERIFY(isBlackInTheMiddle(
        svg("<defs><g id='a'>" + QByteArray(kBlackSquare) + "</g></defs><use href='#a'/>")));
    QVERIFY(isBlackInTheMiddle(
        svg("<use xlink:href='#a'/><symbol id='a'>" + QByteArray(kBlackSquare) + "</symbol>")));
    QVERIFY(isBlackInTheMiddle(svg(doubled(5))));
    QVERIFY(isBlackInTheMiddle(svg(chained(10))));
    QVERIFY(isBlackInTheMiddle(svg(nested(50))));
    QVERIFY(
        isBlackInTheMiddle(svg("<linearGradient id='a'><stop stop-color='black'/></linearGradient>"
                               "<linearGradient id='b' xlink:href='#a'/>"
                               "<rect width='20' height='20' fill='url(#b)'/>")));
}

void SvgPictureTest::leavesOutWhatDoesNotShow() {
    const QByteArray square = kBlackSquare;
    for (const char* element :
         {"clipPath", "mask", "symbol", "metadata", "foreignObject", "defs", "unknown"}) {
        const QByteArray name = element;
        const QImage image = draw(svg("<" + name + " id='a'>" + square + "</" + name + ">"));
        QVERIFY2(image.pixelColor(10, 10).alpha() == 0, element);
    }
}

void SvgPictureTest::minusWhatComesFromElsewhere_data() {
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("link") << QByteArray("<a xlink:href='http://localhost/'><title>a link</title></a>");
    QTest::newRow("font") << QByteArray(
        "<style>@font-face{font-family:a;src:url(http://localhost/a)}</style>");
    QTest::newRow("import") << QByteArray("<style>@import url('other.css'); @import 'b.css';</style>");
    QTest::newRow("metadata") << QByteArray("<metadata><image xlink:href='pipe'/></metadata>");
    QTest::newRow("editor") << QByteArray("<sodipodi:namedview inkscape:window-x='1' xml:base='file:///'/>");
    QTest::newRow("script") << QByteArray("<script href='other.js'>alert(1)</script>");
    QTest::newRow("link of its own") << QByteArray("<a id='top' href='#top'/>");
}

void SvgPictureTest::minusWhatComesFromElsewhere() {
    QFETCH(QByteArray, more);
    QVERIFY(isBlackInTheMiddle(svg(more + kBlackSquare)));
}

void SvgPictureTest::refuses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char* name, const QByteArray& bytes, const char* complaint) {
        QTest::newRow(name) << bytes << QString(complaint);
    };
    const QByteArray square = kBlackSquare;
    row("not XML", "<svg", "damaged");
    row("cut off", svg("<g>" + square).chopped(8), "damaged");
    row("another document", "<html><body/></html>", "not a picture");
    row("no size", "<svg/>", "empty");
    row("uses itself", svg("<g id='a'><use href='#a'/></g>"), "contains itself");
    row("use that uses itself", svg("<use id='a' href='#a'/>"), "contains itself");
    row("uses its root", svg("<use xlink:href='#r'/>", "id='r' width='20' height='20'"), "contains itself");
    row("use each other", svg("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>"),
        "contains itself");
    row("symbols that use each other",
        svg("<symbol id='a'><use href='#b'/></symbol><symbol id='b'><use href='#a'/></symbol>"),
        "contains itself");
    row("doubled", svg(doubled(40)), "");
    row("doubled backwards", svg("<use href='#g19'/>" + doubled(19).replace("<g id='g19'", "<g id='x'")), "");
    row("chained", svg(chained(1000)), "too deep");
    row("gradients that go on with each other",
        svg("<linearGradient id='a' href='#b'/><radialGradient id='b' href='#a'/>"), "contains itself");
    row("dashed over and over",
        svg("<path stroke='red' stroke-dasharray='.01' d='" + QByteArray("M0 0L20 20").repeated(50'000) +
            "'/>"),
        "too long");
    row("nested", svg(nested(100'000)), "too deep");
    row("nested in what is left out", svg("<metadata>" + nested(100'000) + "</metadata>"), "too deep");
    row("nested SVG", svg(embedded("svg+xml", svg(square))), "not a picture");
    row("nested SVG as PNG", svg(embedded("png", svg(square))), "not a picture");
    row("nested gzipped SVG", svg(embedded("png", gzipped(svg(square)))), "not a picture");
    row("damaged picture", svg(embedded("png", png(QImage(9, 9, QImage::Format_RGB32)).chopped(20))),
        "damaged");
    row("huge", svg(square, "width='20000' height='20000'"), "too large: 20000 x 20000");
    row("infinite", svg(square, "width='1e300' height='1e300'"), "too large");
    row("painted over and over",
        svg(QByteArray("<rect width='9999' height='9999'/>").repeated(100), "width='9999' height='9999'"),
        "too long");
    row("embedded over and over",
        svg(embedded("png", png(QImage(9000, 9000, QImage::Format_Mono))).repeated(3)), "too large");
    row("many styles",
        svg("<style>" + QByteArray("a b c d{fill:red}").repeated(10'000) + "</style>" +
            square.repeated(5'000)),
        "too many styles");
    row("entities in entities",
        "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>"
        "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;'>]>" +
            svg("<text>&c;&c;</text>"),
        "damaged");
    row("many entities",
        "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'>]>" +
            svg("<text>" + QByteArray("&a;").repeated(100'000) + "</text>"),
        "too many entities");
    row("unpacks to gigabytes", gzipped(svg(QByteArray(60'000'000, ' '))), "too large");
}

void SvgPictureTest::refuses() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, complaint);
    try {
        draw(bytes);
        QFAIL("was drawn");
    } catch (const Error& error) {
        const QString message = error.what();
        QVERIFY2(message.startsWith("a.svg"), error.what());
        QVERIFY2(message.contains(complaint), error.what());
    }
}

void SvgPictureTest::opensNoOtherFile_data() {
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("content");
    const auto row = [](const char* name, const QByteArray& content, const QByteArray& before = {}) {
        QTest::newRow(name) << before << content;
    };
    row("image", "<image width='20' height='20' xlink:href='OTHER'/>");
    row("image, as SVG 2 has it", "<image width='20' height='20' href='OTHER'/>");
    row("image by URL", "<image width='20' height='20' href='file://OTHER'/>");
    row("image from the net", "<image width='20' height='20' href='http://localhost/a.png'/>");
    row("image within text", "<text><image width='20' height='20' href='OTHER'/></text>");
    row("prefixed image", "<svg:image width='20' height='20' href='OTHER'/>");
    row("use", "<use xlink:href='OTHER#a'/>");
    row("gradient", "<linearGradient href='OTHER#a'/>");
    row("data that is none", "<image width='20' height='20' xlink:href='data:OTHER'/>");
    row("style sheet", kBlackSquare, "<?xml-stylesheet type=\"text/css\" href=\"OTHER\"?>");
    row("entity", "<text>&x;</text>", "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file://OTHER'>]>");
    row("parameter entity", kBlackSquare, "<!DOCTYPE svg [<!ENTITY % x SYSTEM 'OTHER'> %x;]>");
    row("image named by an entity", "<image width='20' height='20' href='&x;'/>",
        "<!DOCTYPE svg [<!ENTITY x 'OTHER'>]>");
}

/// Neither a plain file, which would show, nor a pipe, which would be waited for.
void SvgPictureTest::opensNoOtherFile() {
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, content);
    QTemporaryDir folder;
    QFile plain(folder.filePath("plain.svg"));
    QVERIFY(plain.open(QIODevice::WriteOnly));
    plain.write(svg("<g id='a'>" + QByteArray(kBlackSquare) + "</g>"));
    plain.close();
    const QString pipe = folder.filePath("pipe");
    QCOMPARE(QProcess::execute("mkfifo", {pipe}), 0);
    for (const QString& other : {plain.fileName(), pipe}) {
        QByteArray document = before + svg(content);
        document.replace("OTHER", other.toUtf8());
        QVERIFY_THROWS_EXCEPTION(Error, draw(document));
        QVERIFY_THROWS_EXCEPTION(Error, draw(gzipped(document)));
    }
}

QTEST_MAIN(SvgPictureTest)
#include "svg_picture_test.moc"
