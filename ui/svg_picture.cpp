#include "ui/svg_picture.h"

#include <QFont>
#include <QGuiApplication>
#include <QPainter>
#include <QRawFont>
#include <QSvgRenderer>
#include <new>

#include "core/error.h"
#include "ui/paint_meter.h"
#include "ui/picture_decoder.h"
#include "ui/svg_cleaner.h"
#include "ui/svg_source.h"

namespace digitpad {

namespace {

constexpr auto kRemedy = "Export it from a drawing program as PNG";
/// Pixels painted, one over another.  Qt paints a hundred to a thousand million a second; a full page of
/// handwriting takes ten million.
constexpr double kMaxPainted = 2e9;

void requireFonts(const std::string& where) {
    if (qobject_cast<QGuiApplication*>(QCoreApplication::instance()) == nullptr)
        throw Error(where, "it holds text, and no fonts can be used here",
                    "Install Qt's offscreen platform plugin, or turn the text into paths");
    // Without any font Qt draws boxes, which would be read as zeros.
    if (QRawFont::fromFont(QFont()).fontTable("cmap").isEmpty())
        throw Error(where, "it holds text, and no font is installed",
                    "Install one, such as fonts-dejavu-core, or turn the text into paths");
}

template <typename Device>
void draw(QSvgRenderer& svg, Device& device) {
    QPainter painter(&device);
    svg.render(&painter);
}

} // namespace

QImage drawSvg(const QByteArray& bytes, const std::string& where) {
    const CleanSvg clean = cleanSvg(svgSource(bytes, where), where);
    if (clean.hasText) requireFonts(where);
    QSvgRenderer svg(clean.xml);
    const QSize size = svg.defaultSize();
    if (!svg.isValid() || size.isEmpty()) throw Error(where, "the drawing is empty", kRemedy);
    requireSensibleSize(size, where);

    PaintMeter meter(size);
    draw(svg, meter);
    if (meter.painted() > kMaxPainted) throw Error(where, "drawing it would take too long", kRemedy);
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull()) throw std::bad_alloc();
    image.fill(Qt::transparent);
    draw(svg, image);
    return image;
}

} // namespace digitpad
