#include "ui/draw/paper_painter.h"

#include <QBuffer>
#include <QPaintEngine>
#include <QPainter>
#include <QSvgGenerator>
#include <algorithm>
#include <vector>

#include "core/preprocess/stroke_path.h"
#include "ui/draw/smoothing.h"
#include "ui/draw/stroke_outline.h"
#include "ui/theme/palette.h"

namespace digitpad {

namespace {

bool hasOneWidth(const std::vector<PathPoint>& path) {
    return std::all_of(path.begin(), path.end(),
                       [&](const PathPoint& point) { return point.radius == path.front().radius; });
}

QPolygonF line(const std::vector<PathPoint>& path) {
    QPolygonF line;
    for (const PathPoint& point : path) line.append({point.x, point.y});
    return line;
}

void paintPaper(QPainter& painter, const PaperContent& content, const QSizeF& paper) {
    const PaperColors colors{lightPalette().paper, lightPalette().ink};
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.fillRect(QRectF({}, paper), colors.paper);
    paintContent(painter, content, colors);
}

} // namespace

void paintStroke(QPainter& painter, const Stroke& stroke, const PaperColors& colors) {
    const std::vector<PathPoint> path = strokePath(smoothed(stroke));
    if (path.empty()) return;
    const QColor color = stroke.erases ? colors.paper : colors.ink;
    const bool staysLine = painter.paintEngine()->type() == QPaintEngine::SVG && hasOneWidth(path);
    if (path.size() == 1 || staysLine) {
        // A line remains one in an SVG, where other programs can change it.
        painter.setPen(QPen(color, 2 * path.front().radius, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        return path.size() == 1 ? painter.drawPoint(QPointF(path.front().x, path.front().y))
                                : painter.drawPolyline(line(path));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(strokeOutline(path), Qt::WindingFill);
    for (const PathPoint& turn : sharpTurns(path))
        painter.drawEllipse(QPointF(turn.x, turn.y), turn.radius, turn.radius);
}

void paintContent(QPainter& painter, const PaperContent& content, const PaperColors& colors) {
    if (!content.picture.isNull()) painter.drawImage(content.place, content.picture);
    for (const Stroke& stroke : content.drawing.strokes) paintStroke(painter, stroke, colors);
}

QImage contentImage(const PaperContent& content, const QSizeF& paper) {
    constexpr qreal kPixelsPerUnit = 2;
    QImage image((paper * kPixelsPerUnit).toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    painter.scale(kPixelsPerUnit, kPixelsPerUnit);
    paintPaper(painter, content, paper + QSizeF(1, 1)); // the last, partly covered pixels too
    return image;
}

QByteArray contentPicture(const PaperContent& content, const QSizeF& paper, const QByteArray& format) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    const bool saved = contentImage(content, paper).save(&buffer, format.constData());
    return saved ? bytes : QByteArray();
}

QByteArray contentSvg(const PaperContent& content, const QSizeF& paper) {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setViewBox(QRectF({}, paper));
    generator.setSize(paper.toSize());
    generator.setTitle("Digitpad drawing");
    QPainter painter(&generator);
    paintPaper(painter, content, paper);
    painter.end();
    return buffer.data();
}

} // namespace digitpad
