#include "ui/why/why_work.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/cancel.h"
#include "core/preprocess/ink_extraction.h"
#include "core/preprocess/rasteriser.h"
#include "core/reading/box_ink.h"
#include "core/reading/picture_strokes.h"
#include "ui/draw/recognition.h"
#include "ui/picture_file.h"

namespace digitpad {

namespace {

QImage maskOf(const InkImage& ink) {
    QImage mask(ink.width, ink.height, QImage::Format_Grayscale8);
    for (int y = 0; y < ink.height; ++y) {
        uchar* line = mask.scanLine(y);
        for (int x = 0; x < ink.width; ++x)
            line[x] = static_cast<uchar>(std::lround(std::clamp(ink.at(x, y), 0.0F, 1.0F) * 255));
    }
    return mask;
}

/// As it was read.
InkImage inkOfPicture(const WhyRequest& request) {
    const PictureInk found(toGrey(request.content.picture), request.stop);
    const std::optional<Writing> writing = request.withoutThings ? found.writing(request.stop) : std::nullopt;
    return writing ? writing->ink : found.all();
}

/// The picture's ink where the picture lies, and the strokes over it.
InkImage inkOnPaper(const WhyRequest& request) {
    const QSize size(static_cast<int>(std::ceil(request.paper.width())),
                     static_cast<int>(std::ceil(request.paper.height())));
    InkImage paper(size.width(), size.height());
    if (!request.content.picture.isNull()) {
        QImage mask(size, QImage::Format_Grayscale8);
        mask.fill(0);
        QPainter painter(&mask);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(request.content.place, maskOf(inkOfPicture(request)));
        painter.end();
        for (int y = 0; y < size.height(); ++y)
            for (int x = 0; x < size.width(); ++x)
                paper.at(x, y) = static_cast<float>(mask.constScanLine(y)[x]) / 255;
    }
    drawStrokes(request.content.drawing, paper);
    return paper;
}

/// What is shown of a photo needs no more pixels a side.
constexpr int kShownSide = 1200;

QImage reduced(const GreyImage& picture) {
    const QImage whole(picture.pixels.data(), picture.width, picture.height, picture.width,
                       QImage::Format_Grayscale8);
    if (std::max(picture.width, picture.height) <= kShownSide) return whole.copy();
    return whole.scaled(kShownSide, kShownSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

/// A reading does not say which of its two ways a digit came: it is the detector's where what the classifier
/// was shown is what framing one of the detector's boxes gives, bit for bit.
std::optional<FoundInPicture> foundInPicture(const WhyRequest& request, Workspace& workspace) {
    if (!request.detector || request.content.picture.isNull()) return std::nullopt;
    const GreyImage picture = withStrokes(toGrey(request.content.picture), strokesOnPicture(request.content));
    const QTransform toPaper = pictureToPaper(request.content);
    for (const Detection& each : request.detector->detect(picture, workspace, request.stop)) {
        const QPointF middle = toPaper.map(QPointF(each.box.middleAcross(), each.box.middleDown()));
        if (!request.box.contains(middle)) continue;
        if (framedDigit(picture, each.box).pixels != request.seen.pixels) continue;
        return FoundInPicture{reduced(picture), request.detector->presence(picture, workspace, request.stop),
                              each};
    }
    return std::nullopt;
}

} // namespace

WhyResult explain(const WhyRequest& request, Workspace& workspace) {
    WhyResult result{request, {}, {}, {}, {}, foundInPicture(request, workspace)};
    if (!result.found) result.ink = maskOf(inkOnPaper(request));
    throwIfStopped(request.stop);
    result.prediction = request.classifier->classify(request.seen, workspace);
    result.saliency = occlusionSaliency(request.seen, *request.classifier, workspace);
    throwIfStopped(request.stop);
    result.variations = variations(request.seen, *request.classifier, workspace);
    return result;
}

} // namespace digitpad
