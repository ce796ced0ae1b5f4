#include "ui/draw/recognition.h"

#include <QElapsedTimer>
#include <QTransform>

#include "ui/picture_file.h"

namespace digitpad {

namespace {

Drawing transformed(const Drawing& drawing, const QTransform& transform) {
    Drawing result = drawing;
    for (Stroke& stroke : result.strokes) {
        stroke.width *= static_cast<float>(transform.m11());
        for (PenPoint& point : stroke.points) {
            const QPointF p = transform.map(QPointF(point.x, point.y));
            point.x = static_cast<float>(p.x());
            point.y = static_cast<float>(p.y());
        }
    }
    return result;
}

} // namespace

RecognitionResult recognise(const RecognitionRequest& request, Workspace& workspace) {
    QElapsedTimer timer;
    timer.start();
    RecognitionResult result;
    QTransform toPaper;
    if (request.content.picture.isNull()) {
        result.reading = readDrawing(request.content.drawing, *request.classifier, workspace, request.stop);
    } else {
        const QRectF place = request.content.place;
        const qreal scale = place.width() / request.content.picture.width();
        toPaper = QTransform(scale, 0, 0, scale, place.x(), place.y());
        // In the picture's own pixels, so that its detail is kept.
        result.reading = readPicture(toGrey(request.content.picture), *request.classifier, workspace,
                                     transformed(request.content.drawing, toPaper.inverted()), request.stop);
    }
    for (const DigitReading& digit : result.reading.digits)
        result.boxes.push_back(
            toPaper.mapRect(QRectF(digit.box.x, digit.box.y, digit.box.width, digit.box.height)));
    result.milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    return result;
}

} // namespace digitpad
