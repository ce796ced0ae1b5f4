#include "ui/draw/recognition.h"

#include <QElapsedTimer>
#include <utility>

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

bool isFramed(const PaperContent& content) {
    return !content.picture.text(kFramedKey).isEmpty() && content.drawing.strokes.empty() &&
           content.picture.size() == QSize(kImageSide, kImageSide);
}

DigitImage digitOf(const QImage& picture) {
    const GreyImage grey = toGrey(picture);
    DigitImage digit;
    for (std::size_t i = 0; i < grey.pixels.size(); ++i)
        digit.pixels[i] = static_cast<float>(255 - grey.pixels[i]) / 255; // bit for bit as in a dataset
    return digit;
}

/// What was found in a framed picture, with the answer to the picture itself: found ink is framed anew, which
/// gives a slightly other image, and another confidence than the evaluation's.
Reading asEvaluated(Reading found, const QImage& picture, const Classifier& classifier,
                    Workspace& workspace) {
    if (found.digits.size() != 1) found.digits = {{{}, {0, 0, kImageSide, kImageSide}, {}}};
    DigitReading& digit = found.digits.front();
    digit.seen = digitOf(picture);
    digit.prediction = classifier.classify(digit.seen, workspace);
    if (!digit.prediction.rejected)
        digit.rejection = Rejection::None;
    else if (digit.rejection == Rejection::None)
        digit.rejection = Rejection::Unsure;
    return found;
}

} // namespace

QTransform pictureToPaper(const PaperContent& content) {
    const qreal scale = content.place.width() / content.picture.width();
    return {scale, 0, 0, scale, content.place.x(), content.place.y()};
}

Drawing strokesOnPicture(const PaperContent& content) {
    return transformed(content.drawing, pictureToPaper(content).inverted());
}

RecognitionResult recognise(const RecognitionRequest& request, Workspace& workspace) {
    QElapsedTimer timer;
    timer.start();
    RecognitionResult result;
    QTransform toPaper;
    if (request.content.picture.isNull()) {
        result.reading = readDrawing(request.content.drawing, *request.classifier, request.detector.get(),
                                     workspace, request.stop);
    } else {
        toPaper = pictureToPaper(request.content);
        // In the picture's own pixels, so that its detail is kept.
        result.reading =
            readPicture(toGrey(request.content.picture), *request.classifier, request.detector.get(),
                        workspace, strokesOnPicture(request.content), request.stop);
        if (isFramed(request.content))
            result.reading = asEvaluated(std::move(result.reading), request.content.picture,
                                         *request.classifier, workspace);
    }
    for (const DigitReading& digit : result.reading.digits)
        result.boxes.push_back(
            toPaper.mapRect(QRectF(digit.box.x, digit.box.y, digit.box.width, digit.box.height)));
    result.milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    return result;
}

} // namespace digitpad
